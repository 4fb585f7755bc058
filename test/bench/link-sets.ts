import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LinkRequest } from '@amparo/platform/engine/link';

const LISTS = new URL('../../../shared/data/linkage/', import.meta.url);

/** Whether the public sets stand beside the repository. */
export const publicSetsAreHere = (): boolean => existsSync(LISTS);

const historical = {
  birth: 'dob',
  place: 'birth_place',
  postcode: 'postcode_fake',
  occupation: 'occupation',
  sex: 'gender',
};

/** The public sets with what their columns hold; the truth of FEBRL 3 stands in its ids and is written into `folder`. */
export const publicSets = (folder: string): Readonly<Record<PublicSet, Omit<LinkRequest, 'out'>>> => {
  const of = (name: string): string => fileURLToPath(new URL(name, LISTS));
  const ids = readFileSync(of('febrl3.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '');
  const truth = join(folder, 'febrl3-truth.csv');
  writeFileSync(truth, `id,person\n${ids.map((id) => `${id},${id.split('-')[1]}`).join('\n')}\n`);
  return {
    fake_1000: {
      files: [of('fake_1000.csv')],
      id: 'unique_id',
      truth: 'cluster',
      columns: { given: 'first_name', family: 'surname', birth: 'dob', place: 'city', identifier: 'email' },
    },
    febrl3: {
      files: [of('febrl3.csv')],
      id: 'rec_id',
      truth,
      columns: {
        given: 'given_name',
        family: 'surname',
        birth: 'date_of_birth',
        place: 'suburb',
        address: 'address_1',
        postcode: 'postcode',
        identifier: 'soc_sec_id',
      },
    },
    historical_50k_half: {
      files: [of('historical_50k_half.csv')],
      id: 'unique_id',
      truth: 'cluster',
      columns: { given: 'first_name', family: 'surname', ...historical },
    },
    'historical_50k_half, whole names': {
      files: [of('historical_50k_half.csv')],
      id: 'unique_id',
      truth: 'cluster',
      columns: { name: 'full_name', ...historical },
    },
  };
};

export type PublicSet = 'fake_1000' | 'febrl3' | 'historical_50k_half' | 'historical_50k_half, whole names';
