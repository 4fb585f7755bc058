import {
  type Cosignature,
  formatAddCheckpoint,
  formatSignatureLine,
  noteFromBytes,
  openCosignature,
  parseCheckpoint,
  parseNote,
  parseSignatureLine,
  parseWitnessKey,
} from '@amparo/merkle-log';
import type { WitnessPlace } from './anchor-settings.ts';
import { askOutside } from './ask-outside.ts';

export const WITNESS_FAULTS = [
  /** The witness knows a longer history of ours than we have: the database was set back. */
  'set-back',
  /** The witness cosigned another history under our name. */
  'another-history',
  /** It does not know our journal, or not its key. */
  'not-known',
  /** It answers something that is no cosignature of its key. */
  'no-cosignature',
] as const;
export type WitnessFault = (typeof WITNESS_FAULTS)[number];

/** Why a witness did not cosign. */
export class WitnessError extends Error {
  readonly code: WitnessFault;

  constructor(code: WitnessFault, message: string) {
    super(message);
    this.name = 'WitnessError';
    this.code = code;
  }
}

/** A witness may move on between two questions when several houses ask; more often than this something is wrong. */
const TRIES = 3;

/**
 * Has a checkpoint cosigned (C2SP tlog-witness, add-checkpoint). `from` is the size that the witness cosigned last, as
 * far as is known here; `proofFrom` gives the consistency proof from a size. @throws WitnessError, a fault `unavailable`.
 */
export const askWitness = async (
  place: WitnessPlace,
  note: string,
  from: number,
  proofFrom: (size: number) => Promise<readonly Uint8Array[]>,
): Promise<Cosignature & { readonly line: string }> => {
  const key = parseWitnessKey(place.key);
  const { text } = parseNote(note);
  const { size } = parseCheckpoint(text);
  const url = `${place.url.replace(/\/$/, '')}/add-checkpoint`;
  let old = from;
  for (let tried = 1; ; tried += 1) {
    const body = formatAddCheckpoint({ oldSize: old, proof: await proofFrom(old), note });
    const answer = await askOutside(url, body, 'text/plain; charset=utf-8');
    const said = Buffer.from(answer.bytes).toString('utf8').trim();
    switch (answer.status) {
      case 200:
        return cosignatureIn(answer.bytes, text, key);
      case 409: {
        const theirs = /^(0|[1-9]\d*)$/.test(said) ? Number(said) : -1;
        if (theirs > size)
          throw new WitnessError(
            'set-back',
            `${place.name} has cosigned ${theirs} entries of this journal, here there are ${size}: the database was set back`,
          );
        if (theirs < 0 || theirs === old || tried === TRIES) throw anotherHistory(place, size);
        old = theirs;
        continue;
      }
      case 422:
        throw anotherHistory(place, size);
      case 403:
      case 404:
        throw new WitnessError(
          'not-known',
          `${place.name} does not know this journal or its key (${answer.status}): give it the file key.pub`,
        );
      default:
        throw new WitnessError('no-cosignature', `${place.name} answered ${answer.status}: ${said.slice(0, 200)}`);
    }
  }
};

const anotherHistory = ({ name }: WitnessPlace, size: number): WitnessError =>
  new WitnessError(
    'another-history',
    `${name} cosigned a history of this journal that the present ${size} entries do not continue: compare both`,
  );

const cosignatureIn = (
  bytes: Uint8Array,
  text: string,
  key: ReturnType<typeof parseWitnessKey>,
): Cosignature & { readonly line: string } => {
  try {
    for (const each of noteFromBytes(bytes).split('\n').filter(Boolean)) {
      const line = parseSignatureLine(each);
      const found = openCosignature(text, line, key);
      if (found !== undefined) return { ...found, line: formatSignatureLine(line) };
    }
  } catch (cause) {
    throw new WitnessError('no-cosignature', cause instanceof Error ? cause.message : String(cause));
  }
  throw new WitnessError('no-cosignature', `the answer bears no signature by ${key.name} (${key.id})`);
};
