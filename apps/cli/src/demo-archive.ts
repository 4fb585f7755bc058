import { createReadStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLASSIFICATIONS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { receiveFile } from '@amparo/features/collect/receive-file';
import type { House } from '@amparo/features/kernel/house';
import { perform } from '@amparo/features/kernel/perform';
import { askFollowing } from '@amparo/features/kernel/run-job';
import { z } from 'zod';

const DEMO = new URL('../../../demo/', import.meta.url);
const answer = z.enum(['yes', 'no', 'not-asked', 'not-needed']);

const manifest = z.object({
  items: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      origin: z.object({ from: z.string(), how: z.string(), url: z.string().optional() }),
      collector: z.string(),
      legalBasis: z.enum(LEGAL_BASES),
      consent: z.object({ submit: answer, nameToGovernment: answer, publishName: answer, press: answer }),
      classification: z.enum(CLASSIFICATIONS),
    }),
  ),
});

/** Receives every file of the demo archive on the terms of its manifest, and asks for the reading of them. */
export const fillDemoArchive = async (house: House): Promise<void> => {
  const { items } = manifest.parse(JSON.parse(readFileSync(new URL('archive.json', DEMO), 'utf8')));
  for (const item of items) {
    const file = fileURLToPath(new URL(`archive/${item.file}`, DEMO));
    await perform(
      house,
      house.owner,
      receiveFile,
      {
        name: item.file,
        title: item.title,
        from: item.origin.from,
        how: item.origin.how,
        ...(item.origin.url === undefined ? {} : { url: item.origin.url }),
        collector: item.collector,
        basis: item.legalBasis,
        ...item.consent,
        classification: item.classification,
      },
      createReadStream(file),
    );
  }
  await askFollowing(house, house.owner, receiveFile);
};
