import { openDeeds } from '@amparo/features/catalogue';
import { inputFromWords } from '@amparo/features/kernel/coerce';
import { describe, expect, it } from 'vitest';
import { parseWords, wordsOf } from './parse-words.ts';

const deeds = openDeeds;
const typed = (line: string) => parseWords(deeds, line.split(' '));
const inputOf = (line: string) => {
  const { deed, fields } = typed(line);
  return deed === undefined ? undefined : { name: deed.name, input: inputFromWords(deed, fields) };
};
const codeOf = (line: string): string => {
  try {
    inputOf(line);
    return 'none';
  } catch (cause) {
    return (cause as { code: string }).code;
  }
};

describe('what a person types', () => {
  it('finds the deed by the longest run of its words, and by room and file for every deed', () => {
    expect(typed('export bundle --all').deed?.name).toBe('preserve.export-bundle');
    for (const deed of deeds) {
      expect(typed(wordsOf(deed).join(' ')).deed?.name).toBe(deed.name);
      expect(typed(deed.name.replace('.', ' ')).deed?.name).toBe(deed.name);
    }
  });

  it('reads a list as repeated flags or as the words after one', () => {
    const wanted = { name: 'preserve.export-bundle', input: { item: ['1', 'A000003'], out: '/tmp/b' } };
    expect(inputOf('export bundle --item 1 --item A000003 --out /tmp/b')).toEqual(wanted);
    expect(inputOf('export bundle --item 1 A000003 --out=/tmp/b')).toEqual(wanted);
  });

  it('takes paths as bare words, also such as look like flags after --', () => {
    expect(inputOf('import a b --basis public-document -- --c')?.input).toMatchObject({ paths: ['a', 'b', '--c'] });
  });

  it('reads numbers and switches by the schema, and camel case as people write it', () => {
    expect(inputOf('read list-items --limit 5 --descending')?.input).toEqual({ limit: 5, descending: true });
    expect(inputOf('import x --name-to-government yes')?.input).toMatchObject({ nameToGovernment: 'yes' });
  });

  it('keeps globals out of the deed, wherever they stand', () => {
    const { workspace, json, fields } = typed('--json people --workspace /w --text Грыцук');
    expect({ workspace, json, fields: [...fields] }).toEqual({
      workspace: '/w',
      json: true,
      fields: [['text', ['Грыцук']]],
    });
  });

  it('refuses what it does not know, with what there is', () => {
    for (const line of ['nonsense', 'people --colour red', 'status word', 'people --text', 'people --workspace']) {
      expect(`${line}: ${codeOf(line)}`).toBe(`${line}: input-invalid`);
    }
  });
});
