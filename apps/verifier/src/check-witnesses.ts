import { hash } from 'node:crypto';
import { parseNote, verifyEd25519 } from '@amparo/merkle-log';
import type { BundleFiles } from './bundle-files.ts';
import type { Findings } from './verify-report.ts';

/** A witness's key: its id follows from its name and key (C2SP signed-note; type 4 of tlog-cosignature). */
interface WitnessKey {
  readonly name: string;
  readonly id: string;
  readonly publicKey: Uint8Array;
}

const COSIGNATURE = 0x04;

const parseWitness = (line: string): WitnessKey => {
  const [, name = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  const material = Buffer.from(encoded, 'base64');
  const expected = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), material]), 'hex').slice(0, 8);
  if (material.length !== 33 || material[0] !== COSIGNATURE || material.toString('base64') !== encoded)
    throw new Error(`not the key of a witness: ${JSON.stringify(line.slice(0, 120))}`);
  if (id !== expected) throw new Error(`the key of ${name} has the id ${expected}, the line says ${id}`);
  return { name, id, publicKey: material.subarray(1) };
};

/** A cosignature is a time (8 bytes) and a signature over that time and the text of the checkpoint (C2SP tlog-cosignature). */
const isCosignature = (key: WitnessKey, text: string, signature: Uint8Array): boolean => {
  if (signature.length !== 72) return false;
  const time = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
  return verifyEd25519(key.publicKey, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), signature.subarray(8));
};

/** Checkpoints with the signatures of witnesses: the text is one that our key signed, the keys are in journal/witnesses.pub. */
export const checkWitnesses = async (bundle: BundleFiles): Promise<Findings> => {
  const sizes = bundle.namesIn('journal/cosigned');
  const listed = bundle.files.has('journal/witnesses.pub');
  if (sizes.length === 0 && !listed) return { notChecked: 'this bundle carries no signature of a witness' };
  const lines = (await bundle.readText('journal/witnesses.pub')).split('\n');
  if (lines.pop() !== '') throw new Error('journal/witnesses.pub does not end with a newline');
  const keys = lines.map(parseWitness);
  const texts = new Set<string>();
  for (const name of bundle.namesIn('journal/checkpoints'))
    texts.add(parseNote(await bundle.readText(`journal/checkpoints/${name}`)).text);
  const faults: string[] = sizes.length === 0 ? ['journal/cosigned is empty'] : [];
  const names = new Set<string>();
  for (const size of sizes) {
    const { text, signatures } = parseNote(await bundle.readText(`journal/cosigned/${size}`));
    if (!texts.has(text) || text.split('\n')[1] !== size)
      faults.push(`journal/cosigned/${size}: not the text of a checkpoint of this journal`);
    const known = signatures.flatMap((signature) => {
      const key = keys.find(({ name, id }) => name === signature.name && id === signature.keyId);
      return key === undefined ? [] : [{ key, good: isCosignature(key, text, signature.signature) }];
    });
    if (known.length === 0) faults.push(`journal/cosigned/${size}: no signature by a witness of journal/witnesses.pub`);
    for (const { key, good } of known) {
      names.add(key.name);
      if (!good) faults.push(`journal/cosigned/${size}: the signature of ${key.name} does not fit the text`);
    }
  }
  return { faults, detail: `${sizes.length} checkpoints, by ${[...names].toSorted().join(', ')}` };
};
