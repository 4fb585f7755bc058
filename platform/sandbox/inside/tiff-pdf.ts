import { MOST_PAGES } from '../limits.ts';

/**
 * A TIFF (TIFF 6.0, 1992) as a PDF whose pages hold its images, still packed: the decoders of PDF know every packing
 * that scanners use (ISO 32000-2 §7.4), and what a viewer of pages can do is then done for TIFF too.
 * Throws an Error that says what the file has and this does not know: tiles, planes, old JPEG.
 */
export const pdfOfTiff = (bytes: Buffer): Buffer => {
  const parts: Buffer[] = [];
  let length = 0;
  const offsets: number[] = [];
  const put = (part: Buffer): void => {
    parts.push(part);
    length += part.byteLength;
  };
  const object = (id: number, dictionary: string, stream?: Buffer): void => {
    offsets[id] = length;
    const size = stream === undefined ? '' : ` /Length ${stream.byteLength}`;
    put(Buffer.from(`${id} 0 obj\n<<${dictionary}${size} >>\n`, 'latin1'));
    if (stream !== undefined) {
      put(Buffer.from('stream\n', 'latin1'));
      put(stream);
      put(Buffer.from('\nendstream\n', 'latin1'));
    }
    put(Buffer.from('endobj\n', 'latin1'));
  };
  put(Buffer.from('%PDF-1.5\n', 'latin1'));
  const pages: number[] = [];
  let next = 3;
  for (const image of tiffImages(bytes)) {
    const strips = stripsOf(image);
    const names = strips.map((_, index) => `/S${index} ${next + 2 + index} 0 R`).join(' ');
    const [width, height] = [(image.width / image.dots) * 72, (image.height / image.dots) * 72];
    object(
      next,
      ` /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${image.turned} /Contents ${next + 1} 0 R /Resources << /XObject << ${names} >> >>`,
    );
    const point = 72 / image.dots;
    const drawn = strips.map(({ top, rows }, index) => {
      // Half a pixel lower than it ends, so that no seam of paper shows between two strips.
      const under = top + rows < image.height ? 0.5 : 0;
      return `q ${width} 0 0 ${(rows + under) * point} 0 ${height - (top + rows + under) * point} cm /S${index} Do Q`;
    });
    object(next + 1, '', Buffer.from(drawn.join('\n'), 'latin1'));
    for (const [index, strip] of strips.entries()) object(next + 2 + index, strip.dictionary, strip.data);
    pages.push(next);
    next += 2 + strips.length;
  }
  object(1, ' /Type /Catalog /Pages 2 0 R');
  object(2, ` /Type /Pages /Count ${pages.length} /Kids [${pages.map((id) => `${id} 0 R`).join(' ')}]`);
  const table = length;
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  put(Buffer.from(`xref\n0 ${next}\n0000000000 65535 f \n${rows.join('')}`, 'latin1'));
  put(Buffer.from(`trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
};

interface TiffImage {
  readonly fields: ReadonlyMap<number, readonly number[]>;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly dots: number;
  /** Degrees clockwise. */
  readonly turned: number;
}

/** Numbers of the fields, by their names in the standard. */
const FIELD = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  resolution: 282,
  planes: 284,
  t4Options: 292,
  resolutionUnit: 296,
  predictor: 317,
  colours: 320,
  tileWidth: 322,
  jpegTables: 347,
} as const;

/** How many images a TIFF has; 0 when its header is damaged. */
export const tiffPages = (bytes: Buffer): number => {
  try {
    return [...tiffImages(bytes)].length;
  } catch {
    return 0;
  }
};

function* tiffImages(bytes: Buffer): Generator<TiffImage> {
  const little = bytes.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  if (u16(2) !== 42) throw new Error('only TIFF 6.0 is read, not BigTIFF');
  const seen = new Set<number>();
  for (let at = u32(4); at !== 0 && !seen.has(at) && seen.size < MOST_PAGES; ) {
    seen.add(at);
    const fields = new Map<number, readonly number[]>();
    const entries = u16(at);
    for (let entry = at + 2; entry < at + 2 + 12 * entries; entry += 12) {
      const [type, count] = [u16(entry + 2), u32(entry + 4)];
      const size = { 1: 1, 3: 2, 4: 4, 5: 8, 7: 1 }[type];
      if (size === undefined || size * count > bytes.byteLength) continue;
      const from = size * count <= 4 ? entry + 8 : u32(entry + 8);
      const values = Array.from({ length: count }, (_, index) => {
        const place = from + size * index;
        if (size === 1) return bytes.readUInt8(place);
        if (size === 2) return u16(place);
        return size === 4 ? u32(place) : u32(place) / Math.max(1, u32(place + 4));
      });
      fields.set(u16(entry), values);
    }
    yield tiffImage(fields, bytes);
    at = u32(at + 2 + 12 * entries);
  }
}

const tiffImage = (fields: TiffImage['fields'], bytes: Buffer): TiffImage => {
  const first = (field: number, otherwise: number): number => fields.get(field)?.[0] ?? otherwise;
  const inch = first(FIELD.resolutionUnit, 2) === 3 ? 2.54 : 1;
  const dots = first(FIELD.resolution, 0) * inch;
  const [width, height] = [first(FIELD.width, 0), first(FIELD.height, 0)];
  if (width === 0 || height === 0) throw new Error('an image of the TIFF has no size');
  return {
    fields,
    bytes,
    width,
    height,
    dots: dots >= 50 && dots <= 1200 ? dots : 200,
    turned: { 3: 180, 6: 90, 8: 270 }[first(FIELD.orientation, 1)] ?? 0,
  };
};

interface Strip {
  readonly top: number;
  readonly rows: number;
  readonly dictionary: string;
  readonly data: Buffer;
}

const stripsOf = (image: TiffImage): readonly Strip[] => {
  const { fields, bytes, width, height } = image;
  const first = (field: number, otherwise: number): number => fields.get(field)?.[0] ?? otherwise;
  const samples = first(FIELD.samples, 1);
  if (fields.has(FIELD.tileWidth)) throw new Error('a TIFF in tiles is not read');
  if (samples > 1 && first(FIELD.planes, 1) === 2) throw new Error('a TIFF in planes is not read');
  const offsets = fields.get(FIELD.stripOffsets) ?? [];
  const sizes = fields.get(FIELD.stripBytes) ?? [];
  const perStrip = Math.min(height, first(FIELD.rowsPerStrip, height));
  if (perStrip === 0 || offsets.length < Math.ceil(height / perStrip))
    throw new Error('strips of the TIFF are missing');
  return offsets.slice(0, Math.ceil(height / perStrip)).map((offset, index) => {
    const top = index * perStrip;
    const rows = Math.min(perStrip, height - top);
    const packed = bytes.subarray(offset, offset + (sizes[index] ?? bytes.byteLength - offset));
    const { filter, data } = packing(image, packed, rows, samples);
    return {
      top,
      rows,
      dictionary: ` /Type /XObject /Subtype /Image /Width ${width} /Height ${rows} /BitsPerComponent ${first(FIELD.bits, 1)} ${coloursOf(image, samples)}${filter}`,
      data,
    };
  });
};

const CCITT = new Set([2, 3, 4]);

const packing = (
  { fields, width }: TiffImage,
  data: Buffer,
  rows: number,
  samples: number,
): { readonly filter: string; readonly data: Buffer } => {
  const first = (field: number, otherwise: number): number => fields.get(field)?.[0] ?? otherwise;
  const compression = first(FIELD.compression, 1);
  const predicted =
    first(FIELD.predictor, 1) === 2
      ? ` /DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${first(FIELD.bits, 8)} /Columns ${width} >>`
      : '';
  if (CCITT.has(compression)) {
    const twoDimensional = compression === 4 ? -1 : compression === 3 && first(FIELD.t4Options, 0) % 2 === 1 ? 1 : 0;
    const aligned = compression === 2 || (first(FIELD.t4Options, 0) & 4) !== 0 ? ' /EncodedByteAlign true' : '';
    const parms = `/K ${twoDimensional} /Columns ${width} /Rows ${rows}${aligned} /EndOfBlock false`;
    const ordered = first(FIELD.fillOrder, 1) === 2 ? Buffer.from(data.map(reversedBits)) : data;
    return { filter: ` /Filter /CCITTFaxDecode /DecodeParms << ${parms} >>`, data: ordered };
  }
  switch (compression) {
    case 1:
      return { filter: '', data };
    case 5:
      return { filter: ` /Filter /LZWDecode${predicted}`, data };
    case 7: {
      const tables = Buffer.from(fields.get(FIELD.jpegTables) ?? []);
      // An abbreviated stream: the tables without their end marker, then the strip without its start marker.
      const whole = tables.byteLength < 4 ? data : Buffer.concat([tables.subarray(0, -2), data.subarray(2)]);
      return { filter: ' /Filter /DCTDecode', data: whole };
    }
    case 8:
    case 32_946:
      return { filter: ` /Filter /FlateDecode${predicted}`, data };
    case 32_773:
      return { filter: ' /Filter /RunLengthDecode', data };
    default:
      throw new Error(`a TIFF packed by method ${compression} is not read`);
  }
};

const reversedBits = (byte: number): number => {
  let turned = 0;
  for (let bit = 0; bit < 8; bit += 1) turned |= ((byte >> bit) & 1) << (7 - bit);
  return turned;
};

const coloursOf = ({ fields }: TiffImage, samples: number): string => {
  const bits = fields.get(FIELD.bits)?.[0] ?? 1;
  const photometric = fields.get(FIELD.photometric)?.[0] ?? 0;
  const packedAsFax = CCITT.has(fields.get(FIELD.compression)?.[0] ?? 1);
  if (photometric === 3) {
    const map = fields.get(FIELD.colours) ?? [];
    const size = 2 ** bits;
    const entries = Array.from({ length: size }, (_, index) =>
      [0, 1, 2].map((channel) => ((map[channel * size + index] ?? 0) >> 8).toString(16).padStart(2, '0')).join(''),
    );
    return `/ColorSpace [/Indexed /DeviceRGB ${size - 1} <${entries.join('')}>]`;
  }
  if (samples === 4 && photometric === 5) return '/ColorSpace /DeviceCMYK';
  if (samples === 3) return '/ColorSpace /DeviceRGB';
  if (samples !== 1) throw new Error(`a TIFF of ${samples} samples a pixel is not read`);
  // Zero is white in one kind and black in the other; fax data says black and white itself.
  const inverted = packedAsFax ? photometric === 1 : photometric === 0;
  return `/ColorSpace /DeviceGray${inverted ? ' /Decode [1 0]' : ''}`;
};
