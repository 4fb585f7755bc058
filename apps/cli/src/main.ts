import { runCommand } from './run.ts';

const stopped = new AbortController();
// Ctrl+C comes twice, from the terminal and from the script that passes it on: the second must not end us half closed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
// Who reads us may stop reading (`amparo figures | head`): that is no fault of ours.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => process.exit(cause.code === 'EPIPE' ? 0 : 70));

process.exitCode = await runCommand(
  process.argv.slice(2),
  {
    out: (line) => process.stdout.write(`${line}\n`),
    error: (line) => process.stderr.write(`${line}\n`),
    terminal: process.stderr.isTTY === true,
    get input() {
      return process.stdin;
    },
  },
  stopped.signal,
);
