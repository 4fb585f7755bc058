import { drawPage } from './draw-page.ts';
import { listItems } from './list-items.ts';
import { openItem } from './open-item.ts';
import { readFiles } from './read-files.ts';
import { readItem } from './read-item.ts';
import { readItems } from './read-items.ts';

/** Read: text out of bytes, proposals out of text, each with its passage; nothing is confirmed here. */
export const read = [listItems, openItem, drawPage, readItem, readItems, readFiles] as const;
