import type { ItemProblem } from '@amparo/core/nouns/item';
import type { Entry, ZipFile } from 'yauzl';
import type { Attachment } from '../extraction.ts';
import { decodeText } from './decode-text.ts';
import { contentOf, openZip, problemOfEntry } from './inspect-zip.ts';
import type { Reader } from './reading.ts';

/** APPNOTE 4.4.2 and 4.4.15: the system that made the entry, and its file mode in the upper half of the attributes. */
const UNIX = 3;
const [FILE_KIND, SYMBOLIC_LINK] = [0o170000, 0o120000];
const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;
/** What macOS adds to archives beside the files themselves. */
const ADDED_BY_MACOS = /^__MACOSX\/|(^|\/)\.DS_Store$/;
const NAMED = 10;

/**
 * A ZIP archive as a family: each file in it comes out with its path as its name, exactly as it came and never used as
 * a place on the disk. What stays inside (locked or damaged files, symbolic links) is named; the rest comes out all
 * the same. An archive inside is a file like any other; it is unfolded when its own turn comes.
 */
export const readZip: Reader = async (bytes) => {
  const zip = await openZip(bytes);
  if (zip === null) return { problems: [{ code: 'truncated', message: 'The archive has no readable directory.' }] };
  const found = new Family();
  try {
    for await (const entry of zip.eachEntry()) await take(zip, entry, found);
  } catch (cause) {
    found.problems.push({ code: 'truncated', message: `The directory of the archive is damaged: ${String(cause)}` });
  }
  return { attachments: found.members, problems: found.allProblems() };
};

class Family {
  readonly members: Attachment[] = [];
  readonly problems: ItemProblem[] = [];
  readonly names = new Set<string>();
  readonly locked: string[] = [];
  readonly damaged: [name: string, problem: ItemProblem][] = [];
  readonly links: string[] = [];
  readonly twice: string[] = [];
  macos = 0;

  allProblems(): readonly ItemProblem[] {
    const problems = [...this.problems];
    const say = (code: ItemProblem['code'], what: string, names: readonly string[]): void => {
      if (names.length > 0) problems.push({ code, message: `${what}: ${listed(names)}` });
    };
    say('encrypted', 'Locked with a password and left in the archive', this.locked);
    for (const code of ['truncated', 'expansion-limit'] as const) {
      const own = this.damaged.filter(([, problem]) => problem.code === code);
      say(
        code,
        'Damaged and left in the archive',
        own.map(([name, { message }]) => `${name} (${message})`),
      );
    }
    say('parts-left-inside', 'Symbolic links, left in the archive', this.links);
    say('parts-left-inside', 'Several files have the same name; each is an item', this.twice);
    if (this.macos > 0) {
      const message = `Files that macOS adds, left in the archive: ${this.macos}`;
      problems.push({ code: 'parts-left-inside', message });
    }
    if (this.members.length === 0 && problems.length === 0) {
      problems.push({ code: 'no-text', message: 'There are no files in the archive.' });
    }
    return problems;
  }
}

const take = async (zip: ZipFile, entry: Entry, found: Family): Promise<void> => {
  const name = pathOf(entry);
  if (/[/\\]$/.test(name)) return;
  if (ADDED_BY_MACOS.test(name)) {
    found.macos += 1;
    return;
  }
  if (entry.isEncrypted()) {
    found.locked.push(name);
    return;
  }
  try {
    const bytes = await contentOf(zip, entry);
    if (isLink(entry)) {
      found.links.push(`${name} → ${bytes.toString('utf8', 0, 200)}`);
      return;
    }
    if (found.names.has(name)) found.twice.push(name);
    found.names.add(name);
    found.members.push({ name, mediaType: 'application/octet-stream', bytes });
  } catch (cause) {
    found.damaged.push([name, problemOfEntry(cause)]);
  }
};

const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean =>
  versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_KIND) === SYMBOLIC_LINK;

/**
 * The path in the encoding that the entry names, or else that it looks most like: archives made on Windows keep
 * Cyrillic names in code page 866 or 1251 and say nothing (APPNOTE appendix D).
 */
const pathOf = ({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string => {
  const unicode = extraFields.find(({ id }) => id === UNICODE_PATH)?.data.subarray(5);
  if (unicode !== undefined && unicode.byteLength > 0) return unicode.toString('utf8');
  if ((generalPurposeBitFlag & UTF8_FLAG) !== 0) return fileNameRaw.toString('utf8');
  return decodeText(fileNameRaw)?.text ?? fileNameRaw.toString('utf8');
};

const listed = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more` : names.join(', ');
