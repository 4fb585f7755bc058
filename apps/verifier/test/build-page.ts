import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rollup } from 'vite';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Where the page stands that goes into every bundle; a test holds it against what its sources give. */
export const PAGE = here('../verify.html');

/**
 * The page as one file without a network: the verifier's own sources, the libraries they rest on, and for what Node has
 * and a browser has not @noble. The same sources give the same bytes.
 */
export const buildPage = async (): Promise<string> => {
  const built = (await build({
    configFile: false,
    root: here('../page'),
    logLevel: 'silent',
    resolve: { alias: { 'node:crypto': here('../page/node-crypto.ts') } },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      reportCompressedSize: false,
      lib: { entry: here('../page/main.ts'), formats: ['iife'], name: 'verifier', fileName: 'verifier' },
    },
  })) as Rollup.RollupOutput | Rollup.RollupOutput[];
  const chunk = [built].flat()[0]?.output[0];
  if (chunk?.type !== 'chunk') throw new Error('the builder gave no program');
  // The program stands inside a script element: nothing in it may end that element.
  const program = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  const licences = await licencesOf(chunk.moduleIds);
  const [before = '', after = ''] = (await readFile(here('../page/page.html'), 'utf8')).split('/*program*/');
  return `${before}\n${program.trim()}\n${after.replace('</body>', `<!--\n${licences}\n-->\n</body>`)}`;
};

/** The licences of the packages whose code is in the page, as they ask. */
const licencesOf = async (modules: readonly string[]): Promise<string> => {
  const folders = modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  const texts: string[] = [];
  for (const folder of [...new Set(folders)].toSorted()) {
    const name = (await readdir(folder)).find((each) => /^licen[sc]e(\.\w+)?$/i.test(each));
    const text = name === undefined ? 'see its package' : await readFile(join(folder, name), 'utf8');
    texts.push(`${folder.replace(/^.*\/node_modules\//, '')}\n\n${text.replaceAll('--', '- -').trim()}`);
  }
  return texts.join('\n\n');
};
