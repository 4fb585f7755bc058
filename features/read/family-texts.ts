import { extractWithOcr } from '@amparo/platform/ocr/extract-with-ocr';
import type { Extraction } from '@amparo/platform/sandbox/extract';
import { FAMILY_LIMITS } from '@amparo/platform/sandbox/limits';

/** What a file holds, or a file inside it. */
export interface MemberText extends Extraction {
  readonly name: string;
  /** The names on the way to it, its own last; none for the file itself. */
  readonly within: readonly string[];
}

interface Waiting {
  readonly name: string;
  readonly within: readonly string[];
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/**
 * A file, then what came in it (attachments, files of an archive), then what came in those, each read once and in
 * order. It ends at FAMILY_LIMITS without a word: what is beyond them stays in the file, which is whole.
 */
export async function* familyTexts(name: string, bytes: () => AsyncIterable<Uint8Array>): AsyncGenerator<MemberText> {
  const waiting: Waiting[] = [{ name, within: [], bytes }];
  let members = 0;
  let size = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { name: own, within } = next;
    const { extraction } = await extractWithOcr({ bytes: next.bytes, declaredName: own });
    yield { ...extraction, name: own, within };
    if (within.length >= FAMILY_LIMITS.depth) continue;
    const found: Waiting[] = [];
    for (const attachment of extraction.attachments ?? []) {
      members += 1;
      size += attachment.bytes.byteLength;
      if (members > FAMILY_LIMITS.members || size > FAMILY_LIMITS.bytes) break;
      found.push({ name: attachment.name, within: [...within, attachment.name], bytes: () => one(attachment.bytes) });
    }
    waiting.unshift(...found);
  }
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
