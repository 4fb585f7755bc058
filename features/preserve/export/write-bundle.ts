import { access, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BAG_DECLARATION, bagInfoText } from '@amparo/bagit';
import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { parseBundle, toBase64 } from '@amparo/merkle-log';
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
  sheetPath,
  textPath,
  type WrittenBundle,
} from './bundle-layout.ts';
import { type BundleMetadata, beginMetadata, writeList } from './bundle-metadata.ts';
import { CustodyOfItems } from './custody-of-items.ts';
import { verifyPage } from './verify-page.ts';
import { type WrittenJournal, writeJournalPart } from './write-journal-part.ts';

/** Data files that travel with every bundle. They are read, not imported: the programs run on somebody else's machine. */
const VERIFY_PROGRAM = new URL('../../../apps/verifier/verify.py', import.meta.url);
const VERIFY_HTML = new URL('../../../apps/verifier/verify.html', import.meta.url);

/** What happens between the writing of a bundle and its delivery. */
export interface DeliveryWays {
  /** Makes one encrypted file of the folder and answers its SHA-256; then that file is delivered, and the folder removed. */
  readonly seal?: ((folder: string, file: string) => Promise<string>) | undefined;
  /** Done when all is written and before anything stands at `out`; when it throws nothing is delivered. */
  readonly deliver?: (written: WrittenBundle & { readonly sealedSha256?: string }) => Promise<void>;
}

/**
 * Writes a bundle (docs/formats/bundle.md). Everything is streamed; the same input gives the same bytes. The bundle is
 * written beside its place and renamed when whole: after a failure or a kill nothing stands at `out`.
 * What would not verify is refused: bytes that differ from their record, a journal that differs from its checkpoints, an
 * item whose hash no disclosed entry states.
 * @throws AmparoError `conflict` when `out` exists, `input-invalid`, `integrity-failed` with every fault found.
 */
export const writeBundle = async (input: BundleInput, ways: DeliveryWays = {}): Promise<WrittenBundle> => {
  if (await exists(input.out))
    throw fault('conflict', `${input.out} exists: name a folder that does not`, { field: 'out' });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(input.exportedOn)) {
    throw fault('input-invalid', `expected a day as YYYY-MM-DD, got ${input.exportedOn}`, { field: 'exportedOn' });
  }
  const [partial, partialFile] = [`${input.out}.partial`, `${input.out}.partial.age`];
  for (const left of [partial, partialFile]) await rm(left, { recursive: true, force: true });
  const bag = new BagWriter(partial);
  try {
    await bag.begin();
    const written = await writeAll(bag, partial, input);
    const sealedSha256 = await ways.seal?.(partial, partialFile);
    await ways.deliver?.({ ...written, ...(sealedSha256 === undefined ? {} : { sealedSha256 }) });
    await rename(sealedSha256 === undefined ? partial : partialFile, input.out);
    return written;
  } catch (cause) {
    await bag.abandon();
    throw cause;
  } finally {
    for (const left of [partial, partialFile]) await rm(left, { recursive: true, force: true });
  }
};

const writeAll = async (bag: BagWriter, directory: string, input: BundleInput): Promise<WrittenBundle> => {
  const custody = new CustodyOfItems();
  const metadata = await beginMetadata(bag);
  await writeItems(bag, input.items, custody, metadata);
  await eachItemsOwn(input.texts, custody, 'text', ({ number, text }) => bag.put(textPath(number), text));
  await bag.endPayload();
  await eachItemsOwn(input.sheets ?? [], custody, 'custody sheet', ({ number, pdf }) =>
    bag.put(sheetPath(number), pdf),
  );
  await writeList(bag, BUNDLE_PATHS.claimsJson, input.claims);
  await writeList(bag, BUNDLE_PATHS.derivationsJson, input.derivations ?? []);

  const journal = await writeJournalPart(
    bag,
    input.journal,
    async (index, width) => parseBundle(await readFile(join(directory, leavesPath({ index, width }))), width),
    (entry) => metadata.entry(custody.read(entry)),
  );
  await metadata.end();
  custody.requireWhole();

  await bag.put('bagit.txt', BAG_DECLARATION);
  await bag.put('bag-info.txt', bagInfo(bag, input, journal));
  await bag.put(BUNDLE_PATHS.verifyProgram, await readFile(VERIFY_PROGRAM));
  await bag.put(BUNDLE_PATHS.verifyHtml, await readFile(VERIFY_HTML));
  await bag.put(
    BUNDLE_PATHS.verifyPage,
    verifyPage({
      ...journal,
      items: custody.items,
      withheld: custody.withheld,
      payloadFiles: bag.payloadFiles,
      example: custody.firstEntry,
      stamp: input.journal.stamps?.[0],
    }),
  );
  const seal = sealText(input.journal.origin, await bag.endTags());
  const sealed = await bag.putUnlisted(BUNDLE_PATHS.seal, seal);
  await bag.putUnlisted(BUNDLE_PATHS.sealSignature, await input.journal.sign(Buffer.from(seal)));
  return {
    items: custody.items,
    withheld: custody.withheld,
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

const writeItems = async (
  bag: BagWriter,
  items: Stream<BundleItem>,
  custody: CustodyOfItems,
  metadata: BundleMetadata,
): Promise<void> => {
  const faults: Fault[] = [];
  let last = '';
  for await (const item of items) {
    const { number, record } = item;
    requireAscending(number, last);
    last = number;
    const file = await writeBytes(bag, item, faults);
    await metadata.item(number, file, record);
    custody.expect(item);
  }
  if (faults.length > 0) throw new AmparoError(faults);
};

/** The item's file, or null when it is withheld. */
const writeBytes = async (
  bag: BagWriter,
  { number, extension, record, bytes }: BundleItem,
  faults: Fault[],
): Promise<string | null> => {
  if ((record.withheld === null) !== (bytes !== undefined))
    throw fault('input-invalid', `item ${number}: its bytes are given, or a reason why they are withheld, not both`);
  if (bytes === undefined) return null;
  if (!/^[a-z0-9]{1,10}$/.test(extension)) {
    throw fault(
      'input-invalid',
      `item ${number}: expected an extension of lower-case letters and digits, got ${JSON.stringify(extension)}`,
    );
  }
  const file = await bag.put(itemPath(number, extension), bytes());
  for (const property of ['size', 'sha256', 'sha512'] as const) {
    if (file[property] === record[property]) continue;
    const message = `item ${number}: its record says ${property} ${record[property]}, the bytes in the vault have ${file[property]}`;
    faults.push({ code: 'integrity-failed', message });
  }
  return file.path;
};

/** Writes what belongs to single items, in the order of their numbers and only of items that are in the list. */
const eachItemsOwn = async <Own extends { readonly number: string }>(
  given: Stream<Own>,
  custody: CustodyOfItems,
  what: string,
  write: (own: Own) => Promise<unknown>,
): Promise<void> => {
  let last = '';
  for await (const own of given) {
    requireAscending(own.number, last);
    last = own.number;
    if (!custody.has(own.number))
      throw fault('input-invalid', `a ${what} of item ${own.number} was given, the item was not`);
    await write(own);
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
