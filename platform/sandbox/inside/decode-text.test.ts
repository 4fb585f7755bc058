import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const BELARUSIAN = 'Маці піша сыну з калоніі. Ліст ішоў два месяцы, палова радкоў закрэслена цэнзарам.';
const RUSSIAN = 'Мать пишет сыну из колонии. Письмо шло два месяца, ЦЕНЗОР вымарал половину строк — «нельзя».';
const UKRAINIAN = 'Мати пише синові з колонії. Лист ішов два місяці, його їй не віддали.';
const FRENCH = 'Elle a été arrêtée à son domicile ; sa fille, âgée de sept ans, était présente.';

/** The bytes of a text in a one-byte encoding, by turning the decoder round. */
const encode = (text: string, charset: string): Buffer => {
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(charset).decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from(Array.from(text, (character) => table.get(character) ?? 0x3f));
};

describe('text of unknown encoding', () => {
  it.each([
    ['windows-1251', RUSSIAN],
    ['windows-1251', BELARUSIAN],
    ['windows-1251', UKRAINIAN],
    ['koi8-u', RUSSIAN.replaceAll(/[—«»]/g, '-')],
    ['koi8-u', UKRAINIAN],
    ['ibm866', RUSSIAN.replaceAll(/[—«»]/g, '-')],
    ['iso-8859-5', BELARUSIAN],
    ['windows-1252', FRENCH],
  ])('is found to be %s: %s', (charset, text) => {
    expect(decodeText(encode(text, charset))).toEqual({ charset, text });
  });

  it('is UTF-8 when it can be, with or without a mark', () => {
    expect(decodeText(Buffer.from(BELARUSIAN))).toEqual({ charset: 'utf-8', text: BELARUSIAN });
    expect(decodeText(Buffer.from(`\ufeff${BELARUSIAN}`))).toEqual({ charset: 'utf-8', text: BELARUSIAN });
    expect(decodeText(Buffer.from('plain'))).toEqual({ charset: 'utf-8', text: 'plain' });
  });

  it('is UTF-16 with a mark, and without one when it looks it', () => {
    const little = Buffer.from(BELARUSIAN, 'utf16le');
    const big = Buffer.from(little).swap16();
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))?.text).toBe(BELARUSIAN);
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), big]))?.text).toBe(BELARUSIAN);
    expect(decodeText(little)).toEqual({ charset: 'utf-16le', text: BELARUSIAN });
    expect(decodeText(big)).toEqual({ charset: 'utf-16be', text: BELARUSIAN });
  });

  it('believes a declaration only where the bytes leave it open', () => {
    const ambiguous = encode('йцу', 'koi8-r');
    expect(decodeText(ambiguous, 'koi8-r')).toEqual({ charset: 'koi8-r', text: 'йцу' });
    expect(decodeText(Buffer.from('йцу'), 'koi8-r')?.charset).toBe('utf-8');
    expect(decodeText(encode(RUSSIAN, 'windows-1251'), 'no-such-thing')?.charset).toBe('windows-1251');
  });

  it('is no text when it holds what no text holds', () => {
    expect(decodeText(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]))).toBeNull();
    expect(decodeText(Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 256)))).toBeNull();
  });
});
