import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import { clearanceOf, ordinaryClearanceOf } from '@amparo/core/policy/clearance';
import { hasRight } from '@amparo/core/policy/rights';
import type { Transacting } from '@amparo/platform/database/connect';
import { databaseFault } from '@amparo/platform/database/database-fault';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Bytes, BytesOut, DeedFace, Done, LocalDeed, ReadContext, ReadDeed, WriteDeed } from './deed.ts';
import type { House } from './house.ts';
import { recordRefusal } from './refusals.ts';
import { sealedRecord } from './sealed-record.ts';

/**
 * The one door: authorise, parse (all faults of the input at once), run; a write runs in one transaction that also
 * holds its journal entry, so that neither is ever there without the other.
 */
export const perform = async <D extends ReadDeed | WriteDeed>(
  house: House,
  actor: Actor,
  deed: D,
  given: unknown,
  bytes?: Bytes,
  alongside?: Alongside,
): Promise<z.output<D['output']>> => {
  const input = admit(deed, actor, given);
  if (deed.kind === 'read') {
    if (deed.gives === 'bytes') throw fault('internal', `${deed.name} answers with bytes: ask through performBytes`);
    const answer = deed.run(readContext(house, actor, deed), input as never).catch(databaseFault);
    return (await answer.catch(recordRefusal(house, actor, deed))) as z.output<D['output']>;
  }
  const answer = write(house, actor, deed, { input, bytes, alongside });
  return (await answer.catch(recordRefusal(house, actor, deed))) as z.output<D['output']>;
};

/** The same door for a deed whose answer is a stream. */
export const performBytes = async (house: House, actor: Actor, deed: ReadDeed, given: unknown): Promise<BytesOut> => {
  const input = admit(deed, actor, given);
  const answer = deed.run(readContext(house, actor, deed), input as never);
  return (await answer.catch(recordRefusal(house, actor, deed))) as BytesOut;
};

/** A deed without a workspace: anyone at the machine may do it, the input is parsed all the same. */
export const performLocal = async <D extends LocalDeed>(deed: D, given: unknown): Promise<z.output<D['output']>> =>
  (await deed.run(parse(deed, given) as never)) as z.output<D['output']>;

/** Authorises and parses: after this nobody checks the input again. */
export const admit = (deed: DeedFace, actor: Actor, given: unknown): unknown => {
  if (!hasRight(actor.role, deed.may)) {
    throw fault(
      'not-permitted',
      `${deed.name} needs the right "${deed.may}", which the role "${actor.role}" does not hold`,
    );
  }
  return parse(deed, given);
};

const parse = (deed: DeedFace, given: unknown): unknown => {
  const parsed = deed.input.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const faults: Fault[] = parsed.error.issues.map((issue) => ({
    code: 'input-invalid',
    message: issue.message,
    ...(issue.path.length === 0 ? {} : { field: issue.path.join('.') }),
  }));
  throw new AmparoError(faults, { cause: parsed.error });
};

export const readContext = (house: House, actor: Actor, deed?: Pick<DeedFace, 'onRecord'>): ReadContext => ({
  house,
  database: house.database,
  actor,
  clearance: deed?.onRecord === true ? clearanceOf(actor.role) : ordinaryClearanceOf(actor.role),
  now: house.clock(),
});

/** What else is committed with a write: a job's note that this step is done. */
export type Alongside = (transaction: Transacting, output: unknown) => Promise<void>;

const write = async (
  house: House,
  actor: Actor,
  deed: WriteDeed,
  given: { readonly input: unknown; readonly bytes: Bytes | undefined; readonly alongside: Alongside | undefined },
): Promise<unknown> => {
  const { input, bytes } = given;
  const outside = readContext(house, actor, deed);
  const prepared =
    deed.prepare === undefined ? undefined : await deed.prepare(outside, input as never, bytes ?? nothing());
  const output = await house.database
    .transaction()
    .execute(async (transaction) => {
      const open = await house.journal.open(transaction);
      const context = { ...outside, database: transaction, transaction, seq: open.seq, now: house.clock() };
      const done: Done<unknown> = await deed.run(context, input as never, prepared as never);
      await open.write({
        deed: deed.name,
        member: actor.member,
        at: context.now,
        subjects: done.subjects,
        record: await sealedRecord(house, transaction, {
          subjects: done.subjects,
          record: 'custody' in done.entry ? { ...done.entry, actingRole: actor.role } : done.entry,
        }),
      });
      await given.alongside?.(transaction, done.output);
      return done.output;
    })
    .catch(databaseFault);
  house.journal.sealSoon();
  return output;
};

async function* nothing(): Bytes {
  // A deed that takes bytes was given none: it receives an empty stream and says so itself.
}
