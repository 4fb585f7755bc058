import { compareItems } from './compare-items.ts';
import { decideRelation } from './decide-relation.ts';
import { drawPage } from './draw-page.ts';
import { findRelated } from './find-related.ts';
import { listItems } from './list-items.ts';
import { openItem } from './open-item.ts';
import { readFiles } from './read-files.ts';
import { readItem } from './read-item.ts';
import { readItems } from './read-items.ts';
import { readPictures } from './read-pictures.ts';
import { relateItem } from './relate-item.ts';
import { replayCapture } from './replay-capture.ts';

/** Read: text out of bytes, proposals out of text, each with its passage; nothing is confirmed here. */
export const read = [
  listItems,
  openItem,
  drawPage,
  replayCapture,
  compareItems,
  decideRelation,
  readItem,
  readItems,
  readPictures,
  relateItem,
  findRelated,
  readFiles,
] as const;
