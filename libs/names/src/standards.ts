import type { Standard } from './standard.ts';
import { BELARUSIAN_STANDARDS } from './standards-be.ts';
import { HABIT_STANDARDS } from './standards-habits.ts';
import { RUSSIAN_STANDARDS } from './standards-ru.ts';
import { UKRAINIAN_STANDARDS } from './standards-uk.ts';

/** Every standard, acts before habits: the first that fits is cited. */
export const STANDARDS: readonly Standard[] = [
  ...BELARUSIAN_STANDARDS,
  ...RUSSIAN_STANDARDS,
  ...UKRAINIAN_STANDARDS,
  ...HABIT_STANDARDS,
];
