import { currentResolution } from '@amparo/core/law/mandates';
import { z } from 'zod';
import { readDeed } from '../kernel/deed.ts';

const words = z.object({ en: z.string(), be: z.string(), ru: z.string() });

/** What a letter can be made of: mandates, States, types of violation. */
export const listMandates = readDeed({
  name: 'communicate.list-mandates',
  summary: 'List mandates, States and types of violation that a letter can name',
  may: 'read',
  input: z.object({}),
  output: z.object({
    mandates: z.array(
      z.object({ code: z.string(), title: words, resolution: z.string().nullable(), country: z.string().nullable() }),
    ),
    states: z.array(z.object({ alpha3: z.string(), name: z.string(), fictional: z.boolean() })),
    violationTypes: z.array(z.object({ code: z.string(), label: words })),
  }),
  command: { words: 'mandates' },
  run: async ({ house }) => ({
    mandates: [...house.law.mandates.values()].map((one) => ({
      code: one.code,
      title: { ...one.title },
      resolution: currentResolution(one) ?? null,
      country: one.country ?? null,
    })),
    states: [...house.law.states.values()]
      .filter(({ fictional }) => fictional === house.workspace.record.fictional || !fictional)
      .map(({ alpha3, name, fictional }) => ({ alpha3, name, fictional })),
    violationTypes: [...house.law.violationTypes.values()].map(({ code, label }) => ({ code, label: { ...label } })),
  }),
});
