/** Width and height as the header of an image says them, before anything is unpacked. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The size that an image claims, or null where its header is damaged or of another format. PNG (W3C PNG §11.2.1),
 * GIF (GIF89a §18), JPEG (ITU-T T.81 §B.2.2), WebP (RFC 9649 §2.5–2.7).
 */
export const imageSize = (bytes: Buffer): ImageSize | null => {
  try {
    return pngSize(bytes) ?? gifSize(bytes) ?? webpSize(bytes) ?? jpegSize(bytes);
  } catch (cause) {
    // The header ends before its fields do.
    if (cause instanceof RangeError) return null;
    throw cause;
  }
};

const starts = (bytes: Buffer, magic: string, at = 0): boolean =>
  bytes.toString('latin1', at, at + magic.length) === magic;

const pngSize = (bytes: Buffer): ImageSize | null =>
  starts(bytes, '\u0089PNG\r\n\u001a\n') && starts(bytes, 'IHDR', 12)
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null;

/** The logical screen, which the first frame is drawn on. */
const gifSize = (bytes: Buffer): ImageSize | null =>
  starts(bytes, 'GIF8') ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) } : null;

const webpSize = (bytes: Buffer): ImageSize | null => {
  if (!starts(bytes, 'RIFF') || !starts(bytes, 'WEBP', 8)) return null;
  if (starts(bytes, 'VP8X', 12)) return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (starts(bytes, 'VP8L', 12)) {
    const packed = bytes.readUInt32LE(21);
    return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) };
  }
  if (!starts(bytes, 'VP8 ', 12)) return null;
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
};

/** Segment by segment to the frame header (SOF0 to SOF15, without the three marks among them that are no frame). */
const jpegSize = (bytes: Buffer): ImageSize | null => {
  if (!starts(bytes, '\u00ff\u00d8')) return null;
  for (let at = 2; at < bytes.byteLength; ) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const mark = bytes.readUInt8(at + 1);
    if (mark === 0xff) at += 1;
    else if (mark === 0x01 || (mark >= 0xd0 && mark <= 0xd7)) at += 2;
    else if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
};
