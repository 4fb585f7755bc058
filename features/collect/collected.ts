import { fault } from '@amparo/core/ground/fault';
import { type CollectionRecord, type HiddenCollection, hide } from '../records/collection.ts';

interface Told {
  readonly from: string;
  readonly collector?: string | undefined;
  readonly collection?: CollectionRecord | undefined;
  readonly hidden?: HiddenCollection | undefined;
}

const NOT_STATED = 'not stated';

/**
 * What was told of the collection, divided into what may be seen and what may harm somebody. The true name of a protected
 * source goes under the pseudonym from the first moment: lists, entries and exports never hold it.
 * @throws AmparoError `input-invalid` when a protected source has no pseudonym.
 */
export const collected = (told: Told) => {
  const record = told.collection ?? {};
  const { source, collector, method } = record;
  const guarded = source !== undefined && source.protection !== 'open';
  if (guarded && source.pseudonym === undefined) {
    throw fault('input-invalid', 'a protected source needs a pseudonym, under which it is known from now on', {
      field: 'collection.source.pseudonym',
    });
  }
  const named = guarded && told.from !== NOT_STATED && told.from !== source.pseudonym;
  const hidden = { ...(named ? { sourceName: told.from } : {}), ...told.hidden };
  const tool = [method?.tool, method?.version].filter((part) => part !== undefined).join(' ');
  return {
    record,
    from: guarded ? (source.pseudonym ?? NOT_STATED) : told.from,
    /** Who holds it now: the organisation of the collector stands behind the person. */
    custodian:
      collector?.organisation === undefined || told.collector === undefined
        ? undefined
        : `${told.collector}, ${collector.organisation}`,
    tool: tool === '' ? undefined : tool,
    hidden: Object.keys(hidden).length === 0 ? undefined : { told: hidden, ...hide(hidden) },
  };
};
