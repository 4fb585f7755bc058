import { z } from 'zod';

/** Fields that custody deeds share; each is what a person says, kept as said. */
export const itemsField = z.array(z.uuid()).min(1).max(5000).describe('items by id');
export const party = z.string().trim().min(1).max(300);
export const sentence = z.string().trim().min(1).max(2000);
export const movement = {
  place: z.string().trim().min(1).max(300).optional().describe('where the item is, or the system that holds it'),
  sealNumber: z.string().trim().min(1).max(100).optional().describe('number of the physical seal'),
  authority: z.string().trim().min(1).max(500).optional().describe('the order or request that it rests on'),
  note: sentence.optional(),
};

/** Only what was said: an entry never holds a guess, nor an empty word for it. */
export const said = <Record extends object>(record: Record): Partial<Record> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<Record>;
