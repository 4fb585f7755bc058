import { type Extraction, extract } from '../sandbox/extract.ts';
import { engineWords, ocrEngineHere, whatOcrLacks } from './ocr-engine.ts';
import { readScans, type ScanReading } from './read-scans.ts';
import { weaveReadings } from './weave-readings.ts';

export interface ExtractWithOcrRequest {
  /** The bytes of the file from their beginning, as often as asked. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  readonly declaredName: string;
  readonly signal?: AbortSignal;
  /** Pages that were read before; those of another engine than today's are read again. */
  readonly known?: readonly ScanReading[];
  /** When more pages than this are still to be read, none is, and they are `waiting`. */
  readonly mostPictures?: number;
  readonly onProgress?: (done: number, all: number) => void;
  /** How text is taken out of bytes; `extract` when absent. */
  readonly how?: typeof extract;
}

export interface ExtractionWithOcr {
  readonly extraction: Extraction;
  /** Pages left to OCR because they are too many for one step. */
  readonly waiting: readonly number[];
}

/** What a file holds, the words in its pictures included. Limits and faults as for `extract`. */
export const extractWithOcr = async (request: ExtractWithOcrRequest): Promise<ExtractionWithOcr> => {
  const { bytes, declaredName, signal, known = [], mostPictures = Number.POSITIVE_INFINITY, onProgress } = request;
  const going = signal === undefined ? {} : { signal };
  const extraction = await (request.how ?? extract)({
    bytes: bytes(),
    declaredName,
    ...going,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const pictures = extraction.pictures ?? [];
  if (pictures.length === 0) return { extraction, waiting: [] };
  const engine = await ocrEngineHere();
  const lack = whatOcrLacks(engine);
  const said = { ...extraction, problems: [...extraction.problems, ...(lack === null ? [] : [lack])] };
  if (engine === null) return { extraction: said, waiting: [] };
  const held = known.filter((one) => one.engine === engineWords(engine) && pictures.includes(one.page));
  const left = pictures.filter((page) => held.every((one) => one.page !== page));
  if (left.length > mostPictures) return { extraction: said, waiting: left };
  const read = await readScans({
    bytes,
    declaredName,
    pages: left,
    engine,
    ...going,
    ...(onProgress === undefined ? {} : { onPage: onProgress }),
  });
  return {
    extraction: weaveReadings(
      said,
      [...held, ...read].toSorted((a, b) => a.page - b.page),
    ),
    waiting: [],
  };
};
