import { createReadStream, createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AmparoError, fault } from '@amparo/core/ground/fault';
import type { JobId } from '@amparo/core/ground/ids';
import { openDeeds } from '@amparo/features/catalogue';
import type { Actor } from '@amparo/features/kernel/actor';
import { fieldsOf, inputFromWords } from '@amparo/features/kernel/coerce';
import type { Deed } from '@amparo/features/kernel/deed';
import type { House } from '@amparo/features/kernel/house';
import { provenActor } from '@amparo/features/kernel/members';
import { perform, performBytes, performLocal } from '@amparo/features/kernel/perform';
import { doJob, type JobProgress, workOn } from '@amparo/features/kernel/run-job';
import { resumeJob } from '@amparo/features/upkeep/resume-job';
import { defaultWorkspaceDirectory } from '@amparo/platform/config/workspace';
import { CHECK_FAILED, EXIT_CODES } from './exit-codes.ts';
import { helpOf, helpOfAll } from './help.ts';
import { askPassphrase, openForCommand } from './open.ts';
import { parseWords, type Typed } from './parse-words.ts';
import { printAnswer } from './print.ts';
import { verifyBundleDirectory } from './verify-bundle.ts';

export interface Streams {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  /** A terminal is looked at: progress is drawn on one line. */
  readonly terminal: boolean;
  /** Standard input, for the few commands that read it. */
  readonly input?: AsyncIterable<Uint8Array | string>;
}

const deeds: readonly Deed[] = [...openDeeds, verifyBundleDirectory];

/** One command, as a function: answers the exit code. Tests call it without a process. */
export const runCommand = async (typed: readonly string[], streams: Streams, signal?: AbortSignal): Promise<number> => {
  let json = typed.includes('--json');
  try {
    const parsed = parseWords(deeds, typed);
    json = parsed.json;
    if (parsed.deed === undefined || parsed.help) {
      streams.out(parsed.deed === undefined ? helpOfAll(deeds) : helpOf(parsed.deed));
      return 0;
    }
    const answer = await answerOf(parsed, parsed.deed, streams, signal);
    if (answer === undefined) return 0;
    print(parsed.deed, answer, json, streams);
    return isFailedCheck(answer) ? CHECK_FAILED : 0;
  } catch (cause) {
    const error =
      cause instanceof AmparoError
        ? cause
        : fault('internal', cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    if (json) streams.out(JSON.stringify({ faults: error.faults }));
    else
      for (const one of error.faults)
        streams.error(
          `amparo: ${one.field === undefined || one.field === '' ? '' : `${one.field}: `}${one.message} (${one.code})`,
        );
    return EXIT_CODES[error.code];
  }
};

const answerOf = async (parsed: Typed, deed: Deed, streams: Streams, signal?: AbortSignal): Promise<unknown> => {
  const input = inputFromWords(deed, parsed.fields);
  if (deed.kind === 'local') return performLocal(deed, await withLines(deed, input, streams));
  if (parsed.fields.has('passphrase')) throw seenByAll();
  const house = await openForCommand(resolve(parsed.workspace ?? defaultWorkspaceDirectory()));
  try {
    const actor =
      parsed.as === undefined
        ? house.owner
        : await provenActor(house, parsed.as, await secret('AMPARO_MEMBER_PASSPHRASE', `Passphrase of ${parsed.as}: `));
    if (fieldsOf(deed).some(({ name }) => name === 'passphrase'))
      input['passphrase'] = await secret('AMPARO_NEW_PASSPHRASE', 'New passphrase of the member: ');
    return await inHouse(house, actor, deed, input, streams, signal);
  } finally {
    await house.close();
  }
};

const seenByAll = () =>
  fault('input-invalid', 'a passphrase is not typed into a command, where other programs see it: it is asked for', {
    field: 'passphrase',
  });

/** From the environment, else asked for at a terminal. */
const secret = async (variable: string, question: string): Promise<string> => {
  const given = process.env[variable];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY)
    throw fault('input-invalid', `set ${variable}, or ask at a terminal`, { field: 'passphrase' });
  return askPassphrase(question);
};

/** With `--lines` the field that takes lines holds those of standard input, after what was typed. */
const withLines = async (deed: Deed, input: Record<string, unknown>, { input: standardInput }: Streams) => {
  const field = deed.command?.takesLines;
  if (field === undefined || input['lines'] !== true || standardInput === undefined) return input;
  const typed = input[field];
  const lines = (await text(standardInput)).split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  return { ...input, [field]: [...(Array.isArray(typed) ? typed : []), ...lines] };
};

const inHouse = async (
  house: House,
  actor: Actor,
  deed: Deed,
  input: Record<string, unknown>,
  streams: Streams,
  signal?: AbortSignal,
): Promise<unknown> => {
  switch (deed.kind) {
    case 'read':
      if (deed.gives === 'json') return perform(house, actor, deed, input);
      return writeOut(await performBytes(house, actor, deed, input));
    case 'write': {
      // A deed that takes bytes finds them in the file that its `path` names.
      const bytes =
        deed.takes === 'bytes' && typeof input['path'] === 'string' ? createReadStream(input['path']) : undefined;
      const answer = await perform(house, actor, deed, input, bytes);
      return deed.name === resumeJob.name ? goOn(house, actor, input['job'] as JobId, streams, signal) : answer;
    }
    case 'job':
      return doJob(house, actor, deed, input, drawProgress(streams), signal);
    case 'local':
      return undefined;
  }
};

/** A resumed job is worked on here and now, unless a running desk was faster. */
const goOn = async (house: House, actor: Actor, job: JobId, streams: Streams, signal?: AbortSignal) => {
  const outcome = await workOn(house, actor, job, drawProgress(streams), signal);
  return { job, state: outcome === undefined ? 'running' : 'done', outcome: outcome ?? null };
};

/** Bytes go into a file of the deed's own name in the present folder; what is there is not overwritten. */
const writeOut = async (answer: {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size: number;
}) => {
  const name = answer.name.replace(/[\\/\p{Cc}]/gu, '_');
  try {
    await pipeline(Readable.from(answer.bytes), createWriteStream(name, { flags: 'wx', mode: 0o600 }));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST')
      throw fault('conflict', `${name} is here already; move it first`, { cause });
    throw cause;
  }
  return { file: resolve(name), size: answer.size };
};

const drawProgress = (streams: Streams) => {
  if (!streams.terminal) return () => undefined;
  return ({ note, done, all }: JobProgress): void => {
    process.stderr.write(`\r\u001b[K${done}${all === null ? '' : ` of ${all}`}  ${note.slice(0, 60)}`);
    if (all !== null && done >= all) process.stderr.write('\r\u001b[K');
  };
};

const print = (deed: Deed, answer: unknown, json: boolean, streams: Streams): void => {
  const documents = deed.command?.documents;
  const list = documents === undefined ? undefined : (answer as Record<string, unknown>)[documents];
  const bare = deed.command?.bare === undefined ? undefined : (answer as Record<string, unknown>)[deed.command.bare];
  if (json && Array.isArray(list)) for (const one of list) streams.out(JSON.stringify(one));
  else if (json) streams.out(JSON.stringify(answer));
  else if (Array.isArray(bare)) for (const one of bare) streams.out(String(one));
  else printAnswer(answer, streams.out);
};

const isFailedCheck = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
