import { nameKeys } from '@amparo/names';
import { describe, expect, it } from 'vitest';
import { completedNames } from './completed-names.ts';

const person = (mentionId: string, name: string, sex?: string) => ({
  mentionId,
  names: [name],
  sexes: sex === undefined ? [] : [sex],
  own: nameKeys(name).filter((key) => key.startsWith('n:')),
});

describe('names of one word that their document completes', () => {
  it('completes a surname, and a given name in any case, by the one person of that name', () => {
    const found = completedNames([
      person('a', 'Hritsuk'),
      person('b', 'Viera Hrytsuk'),
      person('c', 'Марину'),
      person('d', 'Марина Ильмовская'),
      person('e', 'Pavel Dudar'),
    ]);
    expect(found.get('a')).toEqual({ said: 'Hritsuk', names: ['Viera Hrytsuk'], by: ['b'] });
    expect(found.get('c')).toMatchObject({ names: ['Марина Ильмовская'], by: ['d'] });
    expect(found.size).toBe(2);
  });

  it('completes a given name by a surname with its initial, in the nominative too', () => {
    const found = completedNames([person('a', 'Марины'), person('b', 'Ильмовская М. В.'), person('c', 'Дудар П.')]);
    expect(found.get('a')?.by).toEqual(['b']);
    expect(found.get('a')?.names).toContain('Ильмовская Марина');
  });

  it('completes nothing where two could be meant, or one of another sex', () => {
    expect(completedNames([person('a', 'Hrytsuk'), person('b', 'Vera Hrytsuk'), person('c', 'Pavel Hrytsuk')])).toEqual(
      new Map(),
    );
    expect(completedNames([person('a', 'Марины'), person('b', 'Жук М.'), person('c', 'Дудар М. П.')])).toEqual(
      new Map(),
    );
    expect(completedNames([person('a', 'Dudar', 'female'), person('b', 'Pavel Dudar', 'male')])).toEqual(new Map());
  });

  it('takes two mentions of one person for one', () => {
    const found = completedNames([person('a', 'Hrytsuk'), person('b', 'Vera Hrytsuk'), person('c', 'Vera P. Hritsuk')]);
    expect(found.get('a')?.by).toEqual(['b', 'c']);
  });

  it('leaves alone names without letters, empty lists and words that nobody bears', () => {
    expect(completedNames([])).toEqual(new Map());
    expect(completedNames([person('a', '—'), person('b', 'Яна'), person('c', 'Pavel Dudar')])).toEqual(new Map());
  });
});
