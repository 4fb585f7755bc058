import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealed, openValue, SEALED_MARK, sealedParts, sealValue } from './sealed-value.ts';

const key = randomBytes(32);
const item = randomUUID();
const partsOf = (sealed: string) => sealedParts(sealed) ?? expect.fail(`not a sealed value: ${sealed}`);
const refused = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (cause) {
    return (cause as { code?: string }).code;
  }
};

describe('a sealed value', () => {
  it('gives any text back, and shows no word of it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('t' as const, 'j' as const, 'e' as const, 'f' as const),
        (text, kind) => {
          const sealed = sealValue(key, { item, kind }, text);
          expect(sealed).toMatch(/^amparo-sealed:1:[tjef]:[0-9a-f-]{36}:[A-Za-z0-9_-]+$/);
          expect(openValue(key, partsOf(sealed))).toBe(text);
          expect(partsOf(sealed)).toMatchObject({ kind, item });
        },
      ),
    );
  });

  it('is another one every time, so that equal words do not show', () => {
    const [one, other] = [1, 2].map(() => sealValue(key, { item, kind: 't' }, 'Kvitaslava'));
    expect(one).not.toBe(other);
  });

  it('is refused by name under another item, kind or key, and with any bit changed', () => {
    const parts = partsOf(sealValue(key, { item, kind: 't' }, 'held in the prison'));
    const moved = [
      { ...parts, item: randomUUID() },
      { ...parts, kind: 'j' as const },
    ];
    for (const one of moved) expect(refused(() => openValue(key, one))).toBe('integrity-failed');
    expect(refused(() => openValue(randomBytes(32), parts))).toBe('integrity-failed');
    for (let bit = 0; bit < parts.bytes.byteLength * 8; bit += 1) {
      const bytes = Uint8Array.from(parts.bytes);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(refused(() => openValue(key, { ...parts, bytes }))).toBe('integrity-failed');
    }
  });

  it('is not taken for one when only the beginning is alike', () => {
    const whole = sealValue(key, { item, kind: 't' }, 'x');
    for (const text of [SEALED_MARK, whole.slice(0, 60), `${whole}=`, ` ${whole}`, whole.replace(':t:', ':x:'), ''])
      expect(sealedParts(text)).toBeUndefined();
    expect(isSealed(whole)).toBe(true);
    expect(isSealed('a name')).toBe(false);
  });
});
