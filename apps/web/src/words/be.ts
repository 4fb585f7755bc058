import { type Catalogue, en } from './en.ts';
export const be: Catalogue = en;
