import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import { problemOnly, type Reader } from './reading.ts';

export const readPlain: Reader = async (bytes) => {
  const decoded = decodeText(bytes);
  if (decoded === null) return problemOnly('parser-failed', 'The file begins as text and goes on as something else.');
  return { text: cleanText(decoded.text), charset: decoded.charset, problems: [] };
};
