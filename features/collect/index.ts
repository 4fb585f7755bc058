import { capturePage } from './capture-page.ts';
import { importPaths } from './import-paths.ts';
import { receiveFile } from './receive-file.ts';
import { writeReceipt } from './write-receipt.ts';

/** Collect: bytes come in, with where they came from and on what terms. */
export const collect = [receiveFile, importPaths, capturePage, writeReceipt] as const;
