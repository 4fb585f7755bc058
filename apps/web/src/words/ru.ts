import { type Catalogue, en } from './en.ts';
export const ru: Catalogue = en;
