import { writeFile } from 'node:fs/promises';
import { buildPage, PAGE } from './build-page.ts';

await writeFile(PAGE, await buildPage());
