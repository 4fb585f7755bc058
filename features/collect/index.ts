import { importPaths } from './import-paths.ts';
import { receiveFile } from './receive-file.ts';

/** Collect: bytes come in, with where they came from and on what terms. */
export const collect = [receiveFile, importPaths] as const;
