import { createReadStream } from 'node:fs';
import { lettersReference } from '@amparo/core/law/letters-reference';
import { readText } from '@amparo/features/read/read-text';
import { FICTIONAL_LAW, loadDomainData } from '@amparo/platform/config/domain-data';
import { extract } from '@amparo/platform/sandbox/extract';
import { residentMemory } from '@amparo/platform/sandbox/resident-memory';

// Reads one long PDF in a process of its own and prints what it took: the reading process is looked at while it runs.

const { law } = loadDomainData(FICTIONAL_LAW);
const reference = lettersReference(law);
let peak = 0;
const watch = setInterval(async () => {
  const all = await residentMemory(process.pid);
  peak = Math.max(peak, all - process.memoryUsage.rss());
}, 25);
const began = performance.now();
let sayings = 0;
const { text = '', pages = [] } = await extract({
  bytes: createReadStream(process.argv[2] ?? ''),
  declaredName: 'long.pdf',
  onProgress: () => {
    sayings += 1;
  },
});
const extracted = performance.now();
clearInterval(watch);
const { persons } = readText(text, { pages, reference });
console.log(
  JSON.stringify({
    pages: pages.length,
    seconds: (extracted - began) / 1000,
    withProposalsSeconds: (performance.now() - began) / 1000,
    persons: persons.length,
    sayings,
    readerBytes: peak,
    parentBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
