import { openFolder } from './open-folder.ts';
import { verifyFiles } from './verify-files.ts';
import type { VerifyReport } from './verify-report.ts';

export { type CheckedClaim, NOT_PROVEN, type Outcome, type VerifyReport } from './verify-report.ts';

/** Checks a bundle in a folder; see `verifyFiles`. */
export const verifyBundle = async (directory: string, options: { readonly key?: string } = {}): Promise<VerifyReport> =>
  verifyFiles(await openFolder(directory), options);
