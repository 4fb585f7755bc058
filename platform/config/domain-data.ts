import { readdirSync, readFileSync } from 'node:fs';
import type { Law } from '@amparo/core/law/law';
import { lawVocabularies } from '@amparo/core/law/law-vocabularies';
import { readLaw } from '@amparo/core/law/read-law';
import { readSchema } from '@amparo/core/schema/read-schema';
import type { Schema } from '@amparo/core/schema/schema';

export interface DomainData {
  readonly schema: Schema;
  readonly law: Law;
}

const repository = new URL('../../', import.meta.url);

/**
 * Reads the domain model and the law from the repository: core/schema, core/law, and `extra` files of core/law's
 * shapes by path from the repository's root (`demo/law-veresk.csv`, `demo/law-veresk.yaml` for the demo archive).
 * Throws an AmparoError with every fault of every file: the program does not start on a model that is not whole.
 */
export const loadDomainData = (extra: readonly string[] = []): DomainData => {
  const law = readLaw([...filesIn('core/law/'), ...extra.map((path) => ({ name: path, text: readText(path) }))]);
  const files = [...filesIn('core/schema/'), ...filesIn('core/schema/vocabularies/')];
  return { law, schema: readSchema(files, lawVocabularies(law)) };
};

/** The files that add the fictional State of the demo archive to the law. */
export const FICTIONAL_LAW: readonly string[] = ['demo/law-veresk.yaml', 'demo/law-veresk.csv'];

const readText = (path: string): string => readFileSync(new URL(path, repository), 'utf8');

const filesIn = (folder: string): readonly { readonly name: string; readonly text: string }[] =>
  readdirSync(new URL(folder, repository))
    .filter((name) => /\.(yaml|csv)$/.test(name))
    .sort()
    .map((name) => ({ name: folder + name, text: readText(folder + name) }));
