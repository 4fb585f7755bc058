import type { Classification } from '@amparo/core/nouns/item';
import type { Right } from '@amparo/core/policy/rights';
import type { Database, Transacting } from '@amparo/platform/database/connect';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/**
 * A deed is one thing that a member may do: one file, named as the deed. It says who may do it, what goes in and
 * what comes out; the kernel does the rest. The four kinds differ in what they may touch:
 *
 * - `read`  looks at records; no transaction, no entry in the journal.
 * - `write` changes records in one transaction and writes one journal entry in it.
 * - `job`   takes long: done in steps, each a deed of its own, with progress; can be stopped and resumed.
 * - `local` needs no workspace (reading a file aloud, verifying a bundle).
 */
export type Deed = ReadDeed | WriteDeed | JobDeed | LocalDeed;

export interface DeedFace {
  /** `feature.verb-noun`, the words of the user. */
  readonly name: string;
  /** One sentence for help and OpenAPI. */
  readonly summary: string;
  readonly may: Right;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** How the command line says it, where `amparo FEATURE DEED` is not what a person would type. */
  readonly command?: {
    readonly words: string;
    readonly positional?: string;
    /** The field of the answer that holds documents, printed one a line. */
    readonly documents?: string;
    /** The field of the answer whose values are printed as they are, one a line: what another program reads. */
    readonly bare?: string;
    /** The field that `--lines` fills from standard input, a line each. */
    readonly takesLines?: string;
  };
  /** Done by other deeds only: no route, no command. */
  readonly inner?: true;
  /**
   * The deed shows and changes only what is on record of items (number, title, terms, custody), or works through them
   * without showing anything to a person: sealed items are there for whoever may read them. Every other deed finds them
   * only by name, through `opened` (features/records/opened.ts), which asks for a purpose.
   */
  readonly onRecord?: true;
  /** Long deeds that are asked for when this one is done, by name: one room hands on to the next, none imports another. */
  readonly followedBy?: readonly string[];
  /** A job that the running desk asks for by itself, without input (kernel/rounds.ts). */
  readonly rounds?: {
    readonly everyHours: number;
    /** Whether there is something to do now. */
    readonly when?: (context: ReadContext) => Promise<boolean>;
  };
}

export interface ReadContext {
  readonly house: OpenWorkspace;
  readonly database: Database | Transacting;
  readonly actor: Actor;
  /** What the actor may read by this deed: every query that touches items goes through it. */
  readonly clearance: readonly Classification[];
  readonly now: Date;
}

export interface WriteContext extends ReadContext {
  readonly transaction: Transacting;
  /** Journal sequence of this deed's entry. */
  readonly seq: number;
}

export interface Done<Output> {
  readonly output: Output;
  /** Ids of the records concerned: the entry is found by them. */
  readonly subjects: readonly string[];
  /** What the entry says beyond deed, member and time; plain JSON. */
  readonly entry: Readonly<Record<string, unknown>>;
}

export interface JobContext extends ReadContext {
  /** Does another deed as the same member, through the same door. */
  readonly perform: <D extends ReadDeed | WriteDeed>(
    deed: D,
    input: z.input<D['input']>,
    bytes?: Bytes,
  ) => Promise<z.output<D['output']>>;
  /** The same for a deed of another room, known by its name only. */
  readonly performNamed: (name: string, input: object, bytes?: Bytes) => Promise<unknown>;
  /**
   * Does a write as one step of the job: a resumed job finds its outcome again, since deed and note of the step are
   * committed together. Throws `cancelled` when a person asked to stop.
   */
  readonly once: <D extends WriteDeed>(
    step: string,
    deed: D,
    input: z.input<D['input']>,
    bytes?: () => Bytes,
  ) => Promise<z.output<D['output']>>;
  readonly progress: (note: string, all?: number) => Promise<void>;
}

export type Bytes = AsyncIterable<Uint8Array>;

export interface BytesOut {
  readonly mediaType: string;
  readonly name: string;
  readonly size: number;
  readonly bytes: Bytes;
  /** A still page, to be shown in place: in a frame where no script runs and nothing can be asked for. */
  readonly stillPage?: true;
}

export interface ReadDeed extends DeedFace {
  readonly kind: 'read';
  /** `bytes`: the answer is a stream (BytesOut), the output schema describes nothing. */
  readonly gives: 'json' | 'bytes';
  readonly run: (context: ReadContext, input: never) => Promise<unknown>;
}

export interface WriteDeed extends DeedFace {
  readonly kind: 'write';
  /** `bytes`: a stream comes with the input. */
  readonly takes: 'json' | 'bytes';
  /** Done before the transaction opens, such as streaming bytes into the vault. */
  readonly prepare?: (context: ReadContext, input: never, bytes: Bytes) => Promise<unknown>;
  readonly run: (context: WriteContext, input: never, prepared: never) => Promise<Done<unknown>>;
}

export interface JobDeed extends DeedFace {
  readonly kind: 'job';
  readonly run: (context: JobContext, input: never) => Promise<object>;
}

export interface LocalDeed extends DeedFace {
  readonly kind: 'local';
  readonly run: (input: never) => Promise<unknown>;
}

type In<I extends z.ZodType> = z.output<I>;

export const readDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType>(
  deed: DeedFace & { name: N; input: I; output: O; run: (context: ReadContext, input: In<I>) => Promise<z.input<O>> },
) => ({ ...deed, kind: 'read' as const, gives: 'json' as const, run: deed.run as ReadDeed['run'] });

export const bytesDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType>(
  deed: DeedFace & { name: N; input: I; output: O; run: (context: ReadContext, input: In<I>) => Promise<BytesOut> },
) => ({ ...deed, kind: 'read' as const, gives: 'bytes' as const, run: deed.run as ReadDeed['run'] });

export const writeDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType>(
  deed: DeedFace & {
    name: N;
    input: I;
    output: O;
    run: (context: WriteContext, input: In<I>) => Promise<Done<z.input<O>>>;
  },
) => ({ ...deed, kind: 'write' as const, takes: 'json' as const, run: deed.run as WriteDeed['run'] });

export const receivingDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType, P>(
  deed: DeedFace & {
    name: N;
    input: I;
    output: O;
    prepare: (context: ReadContext, input: In<I>, bytes: Bytes) => Promise<P>;
    run: (context: WriteContext, input: In<I>, prepared: P) => Promise<Done<z.input<O>>>;
  },
) => ({
  ...deed,
  kind: 'write' as const,
  takes: 'bytes' as const,
  prepare: deed.prepare as NonNullable<WriteDeed['prepare']>,
  run: deed.run as WriteDeed['run'],
});

/** A write that does its slow part (reading a blob, asking the sandbox) before the transaction opens. */
export const preparedDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType, P>(
  deed: DeedFace & {
    name: N;
    input: I;
    output: O;
    prepare: (context: ReadContext, input: In<I>) => Promise<P>;
    run: (context: WriteContext, input: In<I>, prepared: P) => Promise<Done<z.input<O>>>;
  },
) => ({
  ...deed,
  kind: 'write' as const,
  takes: 'json' as const,
  prepare: deed.prepare as NonNullable<WriteDeed['prepare']>,
  run: deed.run as WriteDeed['run'],
});

export const jobDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType>(
  deed: DeedFace & {
    name: N;
    input: I;
    output: O;
    run: (context: JobContext, input: In<I>) => Promise<z.input<O> & object>;
  },
) => ({ ...deed, kind: 'job' as const, run: deed.run as unknown as JobDeed['run'] });

export const localDeed = <const N extends string, I extends z.ZodObject, O extends z.ZodType>(
  deed: DeedFace & { name: N; input: I; output: O; run: (input: In<I>) => Promise<z.input<O>> },
) => ({ ...deed, kind: 'local' as const, run: deed.run as LocalDeed['run'] });
