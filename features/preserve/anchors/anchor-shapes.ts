import { z } from 'zod';

const address = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .describe('http:// or https:// address');

export const authorityShape = z.object({
  name: z.string().min(1).max(120),
  url: address,
  roots: z.string().min(1).max(100_000).describe('the root certificates trusted for it, PEM'),
  revocation: z.string().max(4_000_000).optional().describe('revocation lists that were obtained, PEM'),
});

export const witnessShape = z.object({
  name: z.string().min(1).max(120),
  url: address,
  key: z.string().min(1).max(500).describe('the key that the witness printed when it was made'),
});

export const settingsShape = z.object({
  on: z.boolean().describe('off: nothing leaves'),
  authorities: z.array(authorityShape).max(5).default([]),
  witnesses: z.array(witnessShape).max(20).default([]),
  quorum: z.int().min(0).max(20).default(0).describe('how many witnesses must have cosigned'),
});

/** How one authority or witness answered. */
export const anchoredShape = z.object({
  place: z.string(),
  kind: z.enum(['time-stamp', 'renewal', 'cosignature']),
  size: z.number(),
  at: z.string().nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
});
