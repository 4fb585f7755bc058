import { fileURLToPath } from 'node:url';
import { unframe } from './frames.ts';
import type { NotReplayed, Replay, ReplayRequest } from './inside/replay.ts';
import { confinementHere } from './isolation.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { answerOrNull, natural, problemOf, record } from './parse-answer.ts';
import { problemOfEnd } from './problem-of-end.ts';
import { requestStream } from './request-stream.ts';
import { runConfined } from './run-confined.ts';

const SCRIPT = fileURLToPath(new URL('inside/replay-main.ts', import.meta.url));

/**
 * A captured page as one still document, made in a shut-in process. What comes back is not trusted either: it is shown
 * only where no script runs and nothing can be asked for (a sandboxed frame with a policy of its own).
 */
export const replayPage = async (request: {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly declaredName: string;
}): Promise<Replay | NotReplayed> => {
  const limits = DEFAULT_LIMITS;
  const asked: ReplayRequest = { declaredName: request.declaredName, limits };
  const end = await runConfined({
    confinement: await confinementHere(),
    script: SCRIPT,
    input: requestStream(asked, request.bytes, limits.inputBytes),
    limits,
  });
  const replayed = end.kind === 'answered' ? parseReplay(end.output) : null;
  return replayed ?? { problem: problemOfEnd(end, limits) };
};

const parseReplay = (output: Buffer): Replay | NotReplayed | null => {
  const answer = unframe(output);
  if (answer === null) return null;
  return answerOrNull(() => {
    const head = record(answer.head);
    if (head.problem !== undefined) return { problem: problemOf(head.problem) };
    return {
      html: new Uint8Array(answer.body),
      url: String(head.url),
      title: String(head.title),
      at: typeof head.at === 'string' ? head.at : null,
      filled: natural(head.filled),
      lacking: natural(head.lacking),
    };
  });
};
