import { type BagFault, BagitError } from './bagit-error.ts';

/** The bag declaration, exactly (RFC 8493 §2.1.1). */
export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** One `Label: value` of bag-info.txt; a label may come more than once. */
export type BagInfoField = readonly [label: string, value: string];

/** The text of bag-info.txt in the order given (RFC 8493 §2.2.2). @throws BagitError on a label or value that would not read back. */
export const bagInfoText = (fields: readonly BagInfoField[]): string => {
  const faults = fields
    .filter(
      ([label, value]) =>
        !/^[A-Za-z0-9-]+$/.test(label) || /^\s|\s$|[\r\n]/.test(value) || value === '' || !value.isWellFormed(),
    )
    .map(
      ([label, value]): BagFault => ({
        code: 'tag-file-malformed',
        path: 'bag-info.txt',
        message: `expected a label of letters and hyphens and a value on one line, got ${JSON.stringify([label, value])}`,
      }),
    );
  if (faults.length > 0) throw new BagitError(faults);
  return fields.map(([label, value]) => `${label}: ${value}\n`).join('');
};

/** Reads bag-info.txt; a line that begins with white space goes on with the value before it (RFC 8493 §2.2.2). */
export const parseBagInfo = (
  text: string,
): { readonly fields: readonly BagInfoField[]; readonly faults: readonly BagFault[] } => {
  const fields: [string, string][] = [];
  const faults: BagFault[] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') continue;
    const [, label, value] = /^([^:\s][^:]*?)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) last[1] += ` ${line.trim()}`;
    else if (label !== undefined && value !== undefined) fields.push([label, value.trimEnd()]);
    else {
      const message = `line ${at + 1}: expected "Label: value", got ${JSON.stringify(line.slice(0, 120))}`;
      faults.push({ code: 'tag-file-malformed', path: 'bag-info.txt', message });
    }
  }
  return { fields, faults };
};

/** Octets and files of the payload as bag-info.txt states them: `Payload-Oxum: octets.files`. */
export const payloadOxum = (files: Iterable<{ readonly size: number }>): string => {
  let [octets, count] = [0, 0];
  for (const { size } of files) [octets, count] = [octets + size, count + 1];
  return `${octets}.${count}`;
};
