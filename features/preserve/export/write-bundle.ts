import { access, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BAG_DECLARATION, bagInfoText } from '@amparo/bagit';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { parseBundle, toBase64 } from '@amparo/merkle-log';
import { canonicalJson } from '../canonical-json.ts';
import { BagWriter } from './bag-writer.ts';
import {
  BUNDLE_PATHS,
  BUNDLE_VERSION,
  type BundleInput,
  type BundleItem,
  itemPath,
  leavesPath,
  type Stream,
  sealText,
  textPath,
  type WrittenBundle,
} from './bundle-layout.ts';
import { CustodyOfItems } from './custody-of-items.ts';
import { verifyPage } from './verify-page.ts';
import { type WrittenJournal, writeJournalPart } from './write-journal-part.ts';

/** A data file that travels with every bundle. It is read, not imported: the program in it runs on somebody else's machine. */
const VERIFY_PROGRAM = new URL('../../../apps/verifier/verify.py', import.meta.url);

/**
 * Writes a bundle (docs/formats/bundle.md). Everything is streamed; the same input gives the same bytes. The bundle is
 * written beside its place and renamed when whole: after a failure or a kill nothing stands at `out`.
 * What would not verify is refused: bytes that differ from their record, a journal that differs from its checkpoints, an
 * item whose hash no disclosed entry states.
 * @throws AmparoError `conflict` when `out` exists, `input-invalid`, `integrity-failed` with every fault found.
 */
export const writeBundle = async (input: BundleInput): Promise<WrittenBundle> => {
  if (await exists(input.out))
    throw fault('conflict', `${input.out} exists: name a folder that does not`, { field: 'out' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(input.exportedOn)) {
    throw fault('input-invalid', `expected a day as YYYY-MM-DD, got ${input.exportedOn}`, { field: 'exportedOn' });
  }
  const partial = `${input.out}.partial`;
  await rm(partial, { recursive: true, force: true });
  const bag = new BagWriter(partial);
  try {
    await bag.begin();
    const written = await writeAll(bag, partial, input);
    await rename(partial, input.out);
    return written;
  } catch (cause) {
    await bag.abandon();
    await rm(partial, { recursive: true, force: true });
    throw cause;
  }
};

const writeAll = async (bag: BagWriter, directory: string, input: BundleInput): Promise<WrittenBundle> => {
  const custody = new CustodyOfItems();
  await writeItems(bag, input.items, custody);
  await writeTexts(bag, input.texts, custody);
  await writeList(bag, BUNDLE_PATHS.claimsJson, input.claims);
  await bag.endPayload();

  const journal = await writeJournalPart(
    bag,
    input.journal,
    async (index, width) => parseBundle(await readFile(join(directory, leavesPath({ index, width }))), width),
    (entry) => custody.read(entry),
  );
  custody.requireWhole();

  await bag.put('bagit.txt', BAG_DECLARATION);
  await bag.put('bag-info.txt', bagInfo(bag, input, journal));
  await bag.put(BUNDLE_PATHS.verifyProgram, await readFile(VERIFY_PROGRAM));
  await bag.put(
    BUNDLE_PATHS.verifyPage,
    verifyPage({ ...journal, items: custody.items, payloadFiles: bag.payloadFiles, example: custody.firstEntry }),
  );
  const seal = sealText(input.journal.origin, await bag.endTags());
  const sealed = await bag.putUnlisted(BUNDLE_PATHS.seal, seal);
  await bag.putUnlisted(BUNDLE_PATHS.sealSignature, await input.journal.sign(Buffer.from(seal)));
  return {
    items: custody.items,
    payloadBytes: bag.payloadBytes,
    entriesInJournal: journal.head.size,
    entriesDisclosed: journal.disclosed,
    sealSha256: sealed.sha256,
  };
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const bagInfo = (bag: BagWriter, input: BundleInput, { head }: WrittenJournal): string =>
  bagInfoText([
    ['Amparo-Bundle', BUNDLE_VERSION],
    ['Bagging-Date', input.exportedOn],
    ['Payload-Oxum', `${bag.payloadBytes}.${bag.payloadFiles}`],
    ['Journal-Origin', head.origin],
    ['Journal-Size', String(head.size)],
    ['Journal-Root', toBase64(head.root)],
  ]);

/** A JSON array with one canonical value on each line. */
const listWriter = async (bag: BagWriter, path: string) => {
  const file = await bag.open(path);
  await file.write('[');
  let first = true;
  return {
    add: async (value: unknown): Promise<void> => {
      await file.write(`${first ? '' : ','}\n${canonicalJson(value)}`);
      first = false;
    },
    end: async (): Promise<void> => {
      await file.write('\n]\n');
      await file.close();
    },
  };
};

const writeList = async (bag: BagWriter, path: string, values: Stream<unknown>): Promise<void> => {
  const list = await listWriter(bag, path);
  for await (const value of values) await list.add(value);
  await list.end();
};

const writeItems = async (bag: BagWriter, items: Stream<BundleItem>, custody: CustodyOfItems): Promise<void> => {
  const list = await listWriter(bag, BUNDLE_PATHS.itemsJson);
  const faults: Fault[] = [];
  let last = '';
  for await (const item of items) {
    const { number, extension, record } = item;
    requireAscending(number, last);
    last = number;
    if (!/^[a-z0-9]{1,10}$/.test(extension)) {
      throw fault(
        'input-invalid',
        `item ${number}: expected an extension of lower-case letters and digits, got ${JSON.stringify(extension)}`,
      );
    }
    const file = await bag.put(itemPath(number, extension), item.bytes());
    for (const property of ['size', 'sha256', 'sha512'] as const) {
      if (file[property] === record[property]) continue;
      const message = `item ${number}: its record says ${property} ${record[property]}, the bytes in the vault have ${file[property]}`;
      faults.push({ code: 'integrity-failed', message });
    }
    await list.add({ ...record, file: file.path, number });
    custody.expect(item);
  }
  await list.end();
  if (faults.length > 0) throw new AmparoError(faults);
};

const writeTexts = async (bag: BagWriter, texts: BundleInput['texts'], custody: CustodyOfItems): Promise<void> => {
  let last = '';
  for await (const { number, text } of texts) {
    requireAscending(number, last);
    last = number;
    if (!custody.has(number)) throw fault('input-invalid', `a text of item ${number} was given, the item was not`);
    await bag.put(textPath(number), text);
  }
};

const requireAscending = (number: string, last: string): void => {
  if (!/^[A-Z]\d{6,}$/.test(number))
    throw fault('input-invalid', `expected an item number such as A000001, got ${JSON.stringify(number)}`);
  // Longer numbers come later: A999999 is before A1000000.
  if (number.length < last.length || (number.length === last.length && number <= last)) {
    throw fault('input-invalid', `items ascend by number: ${number} comes after ${last}`);
  }
};
