import { writeBundle } from '@amparo/features/preserve/export/write-bundle';
import { sampleInput } from '../bundle/sample-bundle.ts';

// What kill-export.test.ts starts and kills: a bundle of 4,000 entries at the place that is named.
const out = process.argv[2] ?? '';
const input = sampleInput(out, { entries: 4_000 });
process.stdout.write('writing\n');
await writeBundle(input);
