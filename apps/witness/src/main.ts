import { parseArgs } from 'node:util';
import { serveWitness } from './serve-witness.ts';
import { addLog, makeWitness, openWitness } from './witness-folder.ts';

const USAGE = `witness new FOLDER --name NAME        make a witness; NAME is a name of your own, such as partner.example/witness
witness log FOLDER KEY                 make a log known; KEY stands in the file key.pub that the other organisation gave you
witness run FOLDER [--port 8788] [--host 127.0.0.1]
witness pack FOLDER                    write this program as plain files for a partner, runnable with Node alone`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } },
});
const [verb, folder, key] = positionals;

const run = async (): Promise<void> => {
  if (folder === undefined) throw new Error(USAGE);
  switch (verb) {
    case 'new':
      if (values.name === undefined) throw new Error('a witness needs --name');
      console.log(
        `Made. Give this key to the organisation whose journal you witness:\n${makeWitness(folder, values.name)}`,
      );
      return;
    case 'log':
      if (key === undefined) throw new Error('which key? It stands in the file key.pub of the journal');
      console.log(`The log ${addLog(folder, key)} is known from now on.`);
      return;
    case 'run': {
      const witness = openWitness(folder);
      const port = Number(values.port ?? 8788);
      const say = (line: string): void => console.log(`${new Date().toISOString()} ${line}`);
      const serving = await serveWitness(witness, { host: values.host ?? '127.0.0.1', port, say });
      console.log(`ready at ${serving.url}`);
      const end = (): void => {
        void serving.close().then(() => {
          witness.close();
          process.exit(0);
        });
      };
      process.once('SIGINT', end);
      process.once('SIGTERM', end);
      return;
    }
    case 'pack': {
      const { packProgram } = await import('./pack-program.ts');
      packProgram(folder);
      console.log(`Written to ${folder}. Start there: node main.mjs`);
      return;
    }
    default:
      throw new Error(USAGE);
  }
};

run().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 1;
});
