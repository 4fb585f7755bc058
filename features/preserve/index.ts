import { anchors } from './anchors/index.ts';
import { custody } from './custody/index.ts';
import { exports } from './export/index.ts';
import { journal } from './journal/index.ts';
import { vault } from './vault/index.ts';

/** Preserve: the bytes that came are the bytes we have, and everything done with them is on record. */
export const preserve = [...custody, ...exports, ...journal, ...anchors, ...vault] as const;
