/**
 * The dictionary that both sides begin with ([MS-OXRTFCP] §2.1.2.1): 207 bytes, of which the last ones are what most
 * files begin with.
 */
const DICTIONARY = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
);
const WINDOW = 4096;
const [HEADER, RAW_SIZE_AT, TYPE_AT] = [16, 4, 8];
const COMPRESSED = 0x75465a4c;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * RTF as Outlook keeps it ([MS-OXRTFCP] §3.1.3): a header of 16 bytes, then plain bytes, or runs of eight tokens under
 * one control byte, each a byte or a reference (12 bits of place, 4 bits of length less two) into the last 4096 bytes.
 * What is cut short gives what came before.
 */
export const decompressRtf = (bytes: Uint8Array): Buffer => {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (packed.byteLength < HEADER) return Buffer.alloc(0);
  const rawSize = Math.min(packed.readUInt32LE(RAW_SIZE_AT), MOST_BYTES);
  if (packed.readUInt32LE(TYPE_AT) !== COMPRESSED) return packed.subarray(HEADER, HEADER + rawSize);
  // Each pair of packed bytes gives 17 bytes at most.
  const out = Buffer.alloc(Math.min(rawSize, packed.byteLength * 9));
  const window = Buffer.alloc(WINDOW);
  DICTIONARY.copy(window);
  let [at, written, place] = [HEADER, 0, DICTIONARY.byteLength];
  const put = (byte: number): void => {
    window[place] = byte;
    place = (place + 1) % WINDOW;
    if (written < out.byteLength) out[written] = byte;
    written += 1;
  };
  while (at < packed.byteLength && written < out.byteLength) {
    const control = packed[at] ?? 0;
    at += 1;
    for (let bit = 0; bit < 8 && at < packed.byteLength && written < out.byteLength; bit += 1) {
      if ((control & (1 << bit)) === 0) {
        put(packed[at] ?? 0);
        at += 1;
        continue;
      }
      if (at + 2 > packed.byteLength) return out.subarray(0, written);
      const reference = packed.readUInt16BE(at);
      at += 2;
      const from = reference >> 4;
      // A reference to the place of writing is the end.
      if (from === place) return out.subarray(0, written);
      const length = (reference & 0xf) + 2;
      for (let step = 0; step < length; step += 1) put(window[(from + step) % WINDOW] ?? 0);
    }
  }
  return out.subarray(0, Math.min(written, out.byteLength));
};
