import { hasRight, type Right, type Role } from '@amparo/core/policy/rights';
import type { Api } from '../../api/call.ts';
import type { Custody } from '../../api/contract.ts';

/** What a person writes into the custody of an item, and what has to be said with it. In the order of the menu. */
export const CUSTODY_DEEDS = [
  'note',
  'acknowledge',
  'hand-over',
  'take-over',
  'return',
  'relocate',
  'disclose',
  'place-hold',
  'release-hold',
  'exhibit',
  'exculpatory',
  'not-exculpatory',
  'grant',
  'revoke',
  'propose',
  'keep',
  'destroy',
] as const;
export type CustodyDeed = (typeof CUSTODY_DEEDS)[number];
export type Said = Readonly<Record<string, string>>;

type State = Custody['state'];

const RIGHTS_TO: Readonly<Record<CustodyDeed, Right>> = {
  note: 'collect',
  acknowledge: 'collect',
  'hand-over': 'collect',
  'take-over': 'collect',
  return: 'collect',
  relocate: 'collect',
  disclose: 'export',
  'place-hold': 'collect',
  'release-hold': 'steward',
  exhibit: 'collect',
  exculpatory: 'register',
  'not-exculpatory': 'register',
  grant: 'steward',
  revoke: 'steward',
  propose: 'steward',
  keep: 'steward',
  destroy: 'steward',
};

/** Those that make sense as custody stands, of those that the member may do. */
export const deedsFor = ({ state, entries }: Custody, role: Role): readonly CustodyDeed[] =>
  CUSTODY_DEEDS.filter((deed) => {
    if (!hasRight(role, RIGHTS_TO[deed])) return false;
    switch (deed) {
      case 'acknowledge':
        return state.inTransit !== null;
      case 'take-over':
        return state.destroyed === null;
      case 'hand-over':
      case 'return':
      case 'relocate':
        return state.inTransit === null && state.destroyed === null;
      case 'release-hold':
        return state.holds.length > 0;
      case 'exculpatory':
        return !state.exculpatory;
      case 'not-exculpatory':
        return state.exculpatory;
      case 'revoke':
        return grantedTo(entries).length > 0;
      case 'propose':
        return state.proposed === null && state.destroyed === null;
      case 'keep':
      case 'destroy':
        return state.proposed !== null;
      default:
        return true;
    }
  });

export const FIELDS = {
  note: { note: 'long', tool: 'short?', result: 'short?' },
  acknowledge: { by: 'short?', place: 'short?', sha256: 'hash?', note: 'long?' },
  'hand-over': {
    to: 'short',
    purpose: 'short?',
    place: 'short?',
    sealNumber: 'short?',
    authority: 'short?',
    note: 'long?',
  },
  'take-over': {
    from: 'short',
    to: 'short?',
    purpose: 'short?',
    place: 'short?',
    sealNumber: 'short?',
    authority: 'short?',
    sha256: 'hash?',
    note: 'long?',
  },
  return: {
    to: 'short',
    place: 'short?',
    sealNumber: 'short?',
    authority: 'short?',
    sha256: 'hash?',
    note: 'long?',
  },
  relocate: { place: 'short', sealNumber: 'short?', authority: 'short?', note: 'long?' },
  disclose: { to: 'short', authority: 'short', purpose: 'short', note: 'long?' },
  'place-hold': { authority: 'short', until: 'day?', reason: 'long' },
  'release-hold': { hold: 'hold', authority: 'short', reason: 'long' },
  exhibit: { exhibit: 'short?' },
  exculpatory: { reason: 'long' },
  'not-exculpatory': { reason: 'long' },
  grant: { member: 'member', reason: 'long' },
  revoke: { member: 'granted', reason: 'long' },
  propose: { reason: 'long' },
  keep: { reason: 'long' },
  destroy: { claims: 'claims', reason: 'long' },
} as const satisfies Readonly<Record<CustodyDeed, Readonly<Record<string, FieldShape>>>>;
export type FieldShape =
  | 'short'
  | 'short?'
  | 'long'
  | 'long?'
  | 'day?'
  | 'hash?'
  | 'hold'
  | 'member'
  | 'granted'
  | 'claims';
export type FieldName = { [D in CustodyDeed]: keyof (typeof FIELDS)[D] }[CustodyDeed];

/** Names of the members to whom reading was allowed and not taken back, as the entries tell. */
export const grantedTo = (entries: Custody['entries']): readonly string[] => {
  const granted = new Set<string>();
  for (const { custody, note } of entries) {
    if (note === null) continue;
    if (custody.includes('access-granted')) granted.add(note);
    if (custody.includes('access-revoked')) granted.delete(note);
  }
  return [...granted];
};

/** What can be known before a person types: from whom it most likely comes, and the hold placed last. */
export const firstWords = (deed: CustodyDeed, state: State): Said => {
  if (deed === 'take-over') return { from: state.inTransit?.to ?? state.holder ?? '' };
  if (deed === 'release-hold') return { hold: String(state.holds.at(-1)?.seq ?? '') };
  return deed === 'destroy' ? { claims: 'erase' } : {};
};

/** What came of it: written down, waiting for a second person, or refused by the bytes themselves. */
export type CustodyOutcome = 'recorded' | 'waits' | 'differs' | 'started';

export const doCustodyDeed = async (
  api: Api,
  deed: CustodyDeed,
  item: string,
  state: State,
  { sha256, hold, member = '', claims, ...said }: Said,
  approval: string | undefined,
): Promise<CustodyOutcome> => {
  const items = [item];
  const agreed = approval === undefined ? {} : { approval };
  const hashes = sha256 === undefined ? {} : { hashes: [{ item, sha256: sha256.toLowerCase() }] };
  switch (deed) {
    case 'note':
      await api.call('preserve.add-note', { items, note: '', ...said });
      return 'recorded';
    case 'acknowledge': {
      const asked = { transfer: state.inTransit?.seq ?? 0, ...said, ...hashes };
      return (await api.call('preserve.acknowledge-transfer', asked)).ok ? 'recorded' : 'differs';
    }
    case 'hand-over':
      await api.call('preserve.hand-over', { items, to: '', ...said });
      return 'recorded';
    case 'take-over':
      await api.call('preserve.take-over', { items, from: '', ...said, ...hashes });
      return 'recorded';
    case 'return':
      await api.call('preserve.return-items', { items, to: '', ...said, ...hashes });
      return 'recorded';
    case 'relocate':
      await api.call('preserve.relocate-items', { items, place: '', ...said });
      return 'recorded';
    case 'disclose':
      await api.call('preserve.disclose-items', { items, to: '', authority: '', purpose: '', ...said });
      return 'recorded';
    case 'place-hold':
      await api.call('preserve.place-hold', { scope: { kind: 'items', items }, authority: '', reason: '', ...said });
      return 'recorded';
    case 'release-hold': {
      const asked = { hold: Number(hold), authority: '', reason: '', ...said, ...agreed };
      return (await api.call('preserve.release-hold', asked)).waiting === null ? 'recorded' : 'waits';
    }
    case 'exhibit':
      await api.call('preserve.give-exhibit-number', { item, ...said });
      return 'recorded';
    case 'exculpatory':
    case 'not-exculpatory': {
      const asked = { items, exculpatory: deed === 'exculpatory', reason: '', ...said, ...agreed };
      return (await api.call('preserve.mark-exculpatory', asked)).waiting === null ? 'recorded' : 'waits';
    }
    case 'grant':
      await api.call('preserve.grant-access', { items, member, reason: '', ...said });
      return 'recorded';
    case 'propose':
      await api.call('preserve.propose-disposition', { items, ...said });
      return 'recorded';
    case 'keep':
      await api.call('preserve.withdraw-disposition', { items, reason: '', ...said });
      return 'recorded';
    case 'destroy': {
      const left = claims === 'keep-confirmed' ? ('keep-confirmed' as const) : ('erase' as const);
      const asked = { items, reason: said.reason ?? '', claims: left };
      if (approval === undefined) {
        await api.call('preserve.ask-destruction', asked);
        return 'waits';
      }
      await api.start('preserve.destroy-items', { ...asked, approval });
      return 'started';
    }
    case 'revoke':
      await api.call('preserve.revoke-access', { items, member, reason: '', ...said });
      return 'recorded';
  }
};
