import type { Api } from '../../api/call.ts';
import type { Custody } from '../../api/contract.ts';

/** What a person writes into the custody of an item, and what has to be said with it. */
export const CUSTODY_DEEDS = [
  'note',
  'acknowledge',
  'hand-over',
  'relocate',
  'disclose',
  'place-hold',
  'release-hold',
  'exhibit',
  'exculpatory',
  'not-exculpatory',
] as const;
export type CustodyDeed = (typeof CUSTODY_DEEDS)[number];
export type Said = Readonly<Record<string, string>>;

type State = Custody['state'];

/** Those that make sense as custody stands. */
export const deedsFor = (state: State): readonly CustodyDeed[] =>
  CUSTODY_DEEDS.filter((deed) => {
    switch (deed) {
      case 'acknowledge':
        return state.inTransit !== null;
      case 'hand-over':
      case 'relocate':
        return state.inTransit === null && state.destroyed === null;
      case 'release-hold':
        return state.holds.length > 0;
      case 'exculpatory':
        return !state.exculpatory;
      case 'not-exculpatory':
        return state.exculpatory;
      default:
        return true;
    }
  });

export const FIELDS = {
  note: { note: 'long', tool: 'short?', result: 'short?' },
  acknowledge: { by: 'short?', place: 'short?', note: 'long?' },
  'hand-over': {
    to: 'short',
    purpose: 'short?',
    place: 'short?',
    sealNumber: 'short?',
    authority: 'short?',
    note: 'long?',
  },
  relocate: { place: 'short', sealNumber: 'short?', authority: 'short?', note: 'long?' },
  disclose: { to: 'short', authority: 'short', purpose: 'short', note: 'long?' },
  'place-hold': { authority: 'short', reason: 'long', until: 'day?' },
  'release-hold': { authority: 'short', reason: 'long' },
  exhibit: { exhibit: 'short?' },
  exculpatory: { reason: 'long' },
  'not-exculpatory': { reason: 'long' },
} as const satisfies Readonly<Record<CustodyDeed, Readonly<Record<string, FieldShape>>>>;
export type FieldShape = 'short' | 'short?' | 'long' | 'long?' | 'day?';
export type FieldName = { [D in CustodyDeed]: keyof (typeof FIELDS)[D] }[CustodyDeed];

/** The hold that a release is about: the one placed last. */
export const heldBy = (state: State): number => state.holds.at(-1)?.seq ?? 0;

/** Does it; answers what it still waits for, when two people have to agree. */
export const doCustodyDeed = async (
  api: Api,
  deed: CustodyDeed,
  item: string,
  state: State,
  said: Said,
  approval: string | undefined,
): Promise<{ readonly waits: boolean }> => {
  const items = [item];
  const agreed = approval === undefined ? {} : { approval };
  const done = { waits: false };
  switch (deed) {
    case 'note':
      await api.call('preserve.add-note', { items, note: '', ...said });
      return done;
    case 'acknowledge': {
      await api.call('preserve.acknowledge-transfer', { transfer: state.inTransit?.seq ?? 0, ...said });
      return done;
    }
    case 'hand-over':
      await api.call('preserve.hand-over', { items, to: '', ...said });
      return done;
    case 'relocate':
      await api.call('preserve.relocate-items', { items, place: '', ...said });
      return done;
    case 'disclose':
      await api.call('preserve.disclose-items', { items, to: '', authority: '', purpose: '', ...said });
      return done;
    case 'place-hold':
      await api.call('preserve.place-hold', { scope: { kind: 'items', items }, authority: '', reason: '', ...said });
      return done;
    case 'release-hold': {
      const asked = { hold: heldBy(state), authority: '', reason: '', ...said, ...agreed };
      return { waits: (await api.call('preserve.release-hold', asked)).waiting !== null };
    }
    case 'exhibit':
      await api.call('preserve.give-exhibit-number', { item, ...said });
      return done;
    case 'exculpatory':
    case 'not-exculpatory': {
      const asked = { items, exculpatory: deed === 'exculpatory', reason: '', ...said, ...agreed };
      return { waits: (await api.call('preserve.mark-exculpatory', asked)).waiting !== null };
    }
  }
};
