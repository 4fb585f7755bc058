import { exportBundle } from './export-bundle.ts';
import { recordExport } from './record-export.ts';

/** Export: what leaves the house, in forms that a stranger can check without us. */
export const exports = [exportBundle, recordExport] as const;
