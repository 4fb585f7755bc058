import { citeFigure } from './cite-figure.ts';
import { countDetained } from './count-detained.ts';
import { listFigures } from './list-figures.ts';

/** Analyse: how many, as of a day, as known at an entry of the journal; figures of others as printed. */
export const analyse = [listFigures, countDetained, citeFigure] as const;
