import type { ItemId } from '@amparo/core/ground/ids';
import {
  type ExtractionWithOcr,
  type ExtractWithOcrRequest,
  extractWithOcr,
} from '@amparo/platform/ocr/extract-with-ocr';
import type { ScanReading } from '@amparo/platform/ocr/read-scans';
import type { ReadContext } from '../kernel/deed.ts';
import type { ReadableBlob } from '../records/readable-blob.ts';

/** What an item's bytes hold, with the pages that OCR has read before. */
export const readBytes = async (
  { house, database }: ReadContext,
  item: ItemId,
  held: ReadableBlob,
  { how, mostPictures }: Pick<ExtractWithOcrRequest, 'how' | 'mostPictures'>,
): Promise<ExtractionWithOcr> => {
  const rows = await database.selectFrom('ocr_page').selectAll().where('item_id', '=', item).execute();
  const known = rows.map(
    ({ page, engine, body, words, confidence, problem }): ScanReading => ({
      page,
      engine,
      text: body,
      words: words.map(([start, end, sure]) => ({ start, end, confidence: sure })),
      confidence,
      problem,
    }),
  );
  return extractWithOcr({
    bytes: () => house.vault.read(held.blob),
    declaredName: held.originalName,
    known,
    ...(how === undefined ? {} : { how }),
    ...(mostPictures === undefined ? {} : { mostPictures }),
  });
};
