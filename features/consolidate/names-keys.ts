import { nameKeys, namePartsOf, normaliseName, scriptOf } from '@amparo/names';
import { z } from 'zod';
import { localDeed } from '../kernel/deed.ts';

/** The keys under which a name is found by any spelling, and what they were made of, without a workspace. */
export const namesKeys = localDeed({
  name: 'consolidate.names-keys',
  summary: 'Print the keys under which a name is found by any spelling, and how its words are read',
  may: 'read',
  input: z.object({ name: z.array(z.string()).min(1).describe('a name; several words are one name') }),
  output: z.object({
    name: z.string(),
    normalised: z.string(),
    script: z.string(),
    keys: z.array(z.string()).readonly(),
    words: z.array(
      z.object({
        form: z.string(),
        fold: z.string(),
        skeletons: z.array(z.string()).readonly(),
        givenNames: z.array(z.string()),
        initial: z.boolean(),
      }),
    ),
    particles: z.array(z.string()).readonly(),
    patronymic: z.object({ form: z.string(), father: z.array(z.string()).readonly() }).optional(),
  }),
  command: { words: 'names keys', positional: 'name' },
  run: async ({ name }) => {
    const text = name.join(' ');
    const { tokens, patronymic, particles } = namePartsOf(text);
    return {
      name: text,
      normalised: normaliseName(text),
      script: scriptOf(text),
      keys: nameKeys(text),
      words: tokens.map(({ form, folded, skeletons, given, initial }) => ({
        form,
        fold: folded,
        skeletons,
        givenNames: given.map((hit) => hit.name.id),
        initial,
      })),
      particles,
      ...(patronymic === undefined ? {} : { patronymic: { form: patronymic.form, father: patronymic.father } }),
    };
  },
});
