import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';
import { be } from './be.ts';
import { en, type WordKey } from './en.ts';
import { ru } from './ru.ts';

const CATALOGUES = { en, be, ru } as const;
const KEYS = Object.keys(en) as WordKey[];

type Token = ReturnType<typeof compileMessageOrThrow>[number];

/** The names that a message asks values for, and the categories of its plurals. */
const asked = (
  tokens: readonly Token[],
): { readonly names: readonly string[]; readonly plurals: readonly string[] } => {
  const names = new Set<string>();
  const plurals: string[] = [];
  const walk = (all: readonly Token[]): void => {
    for (const token of all) {
      if (typeof token === 'string') continue;
      const [name, type, choices] = token;
      names.add(name);
      if (type !== 'plural' && type !== 'select') continue;
      const cases = Object.entries(choices as Record<string, unknown>).filter(([, one]) => Array.isArray(one));
      if (type === 'plural') plurals.push(cases.map(([category]) => category).join(' '));
      for (const [, one] of cases) walk(one as Token[]);
    }
  };
  walk(tokens);
  return { names: [...names].sort(), plurals };
};

describe('the words of the desk', () => {
  for (const [language, catalogue] of Object.entries(CATALOGUES)) {
    it(`has every word in ${language}, and no other`, () => {
      expect(Object.keys(catalogue).sort()).toEqual([...KEYS].sort());
      expect(KEYS.filter((key) => catalogue[key].trim() === '')).toEqual([]);
    });

    it(`asks in ${language} for the same values as in English`, () => {
      for (const key of KEYS) {
        expect(asked(compileMessageOrThrow(catalogue[key])).names, key).toEqual(
          asked(compileMessageOrThrow(en[key])).names,
        );
      }
    });

    it(`has in ${language} no plain apostrophe, which ICU takes for a sign`, () => {
      expect(KEYS.filter((key) => catalogue[key].includes("'"))).toEqual([]);
    });
  }

  for (const language of ['be', 'ru'] as const) {
    it(`gives every plural its four forms in ${language}`, () => {
      const wrong = KEYS.filter((key) =>
        asked(compileMessageOrThrow(CATALOGUES[language][key])).plurals.some(
          (categories) => !/one few many other$/.test(categories),
        ),
      );
      expect(wrong).toEqual([]);
    });

    it(`leaves no English sentence in ${language}`, () => {
      const left = KEYS.filter(
        (key) => CATALOGUES[language][key] === en[key] && /[A-Za-z]{3}/.test(en[key].replace(/\{\w+\}/g, '')),
      );
      expect(left).toEqual([]);
    });
  }
});
