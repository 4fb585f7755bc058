import { checkpointText, fromBase64, toBase64 } from '@amparo/merkle-log';
import { journalKey } from './journal-key.ts';
import { NOTHING_SIGNED, readSignedHead, type SignedHead, writeSignedHead } from './signed-head.ts';
import type { SignerAnswer, SignerRequest } from './signer-protocol.ts';
import { afterShown, mayFollow, type Refused, readsAsCheckpoint } from './signer-rules.ts';

/**
 * The signer: a process of its own that holds the journal's key and nothing else. Its parameters are the origin of the
 * log and the journal's folder; the key comes through the pipe (signer-protocol.ts), never by parameter, environment
 * or disk. It remembers on disk before it signs, so a kill at any step leaves it knowing more than it gave out, never
 * less. It ends when its standard input does.
 */
const SEED_BYTES = 32;
const [origin = '', folder = ''] = process.argv.slice(2);

type Answered =
  | { readonly head: SignedHead; readonly signature?: Uint8Array }
  | (Refused & { readonly head: SignedHead });

const signerOf = (seed: Uint8Array) => {
  const key = journalKey(origin, seed);
  return (request: SignerRequest): Answered => {
    // Read anew each time: another house on the same workspace has a signer of its own.
    const head = readSignedHead(folder) ?? NOTHING_SIGNED;
    switch (request.ask) {
      case 'last': {
        const after = request.note === undefined ? head : afterShown(head, request.note, key.verifier);
        if ('refusal' in after) return { ...after, head };
        if (after !== head) writeSignedHead(folder, after);
        return { head: after };
      }
      case 'checkpoint': {
        const { from, size } = request;
        const root = fromBase64(request.root, 'root');
        const proof = request.proof.map((hash, at) => fromBase64(hash, `proof hash ${at}`));
        const text = Buffer.from(checkpointText({ origin, size, root, extensions: [] }));
        const refused = mayFollow(head, { from, size, root, proof });
        if (refused !== undefined) return { ...refused, head };
        if (size > head.size) writeSignedHead(folder, { size, root });
        return { head: { size, root }, signature: key.sign(text) };
      }
      case 'seal': {
        const bytes = fromBase64(request.bytes, 'bytes to seal');
        return readsAsCheckpoint(bytes)
          ? { refusal: 'reads-as-checkpoint', message: 'these bytes read as a checkpoint: not sealed', head }
          : { head, signature: key.sign(bytes) };
      }
    }
  };
};

const answerTo = (line: string, sign: (request: SignerRequest) => Answered): SignerAnswer => {
  let id = 0;
  try {
    const request = JSON.parse(line) as SignerRequest;
    id = request.id;
    const answered = sign(request);
    const { head } = answered;
    if ('refusal' in answered)
      return { id, ok: false, refusal: answered.refusal, message: answered.message, size: head.size };
    const signature = answered.signature === undefined ? {} : { signature: toBase64(answered.signature) };
    return { id, ok: true, size: head.size, root: toBase64(head.root), ...signature };
  } catch (cause) {
    const system = cause instanceof Error && 'code' in cause && 'syscall' in cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    return { id, ok: false, refusal: system || id > 0 ? 'memory' : 'malformed', message, size: -1 };
  }
};

let held = Buffer.alloc(0);
let sign: ((request: SignerRequest) => Answered) | undefined;

process.stdin.on('data', (chunk: Buffer) => {
  held = Buffer.concat([held, chunk]);
  chunk.fill(0);
  if (sign === undefined) {
    if (held.length < SEED_BYTES) return;
    const seed = held.subarray(0, SEED_BYTES);
    sign = signerOf(seed);
    const rest = Buffer.from(held.subarray(SEED_BYTES));
    held.fill(0);
    held = rest;
  }
  for (let end = held.indexOf(0x0a); end >= 0; end = held.indexOf(0x0a)) {
    const line = held.subarray(0, end).toString('utf8');
    held = held.subarray(end + 1);
    process.stdout.write(`${JSON.stringify(answerTo(line, sign))}\n`);
  }
});
process.stdin.on('end', () => process.exit(0));
