import type { Terms } from '../api/contract.ts';

/** What most imports need nothing of: exhibit number, the record of collection, what is to stay hidden. As typed. */
export const NO_MORE_TERMS = {
  exhibit: 'none' as 'none' | 'next' | 'own',
  exhibitNumber: '',
  role: '',
  organisation: '',
  sourceKind: '',
  protection: 'open' as 'open' | 'confidential' | 'secret',
  pseudonym: '',
  place: '',
  method: '',
  tool: '',
  version: '',
  statement: '',
  restrictions: '',
  hiddenPlace: '',
  egress: '',
  virtualIdentity: '',
};
export type MoreTerms = Readonly<typeof NO_MORE_TERMS>;

export const SOURCE_KINDS = ['person', 'organisation', 'account', 'device', 'url'] as const;
const EXHIBIT = /^[A-Z0-9][A-Za-z0-9./-]{0,39}$/;

type Added = Pick<Terms, 'exhibit' | 'collection' | 'hidden'>;
type SourceKind = (typeof SOURCE_KINDS)[number];

/** True when nothing typed would be refused. An own number is for one file alone: no number is used twice. */
export const isSound = (more: MoreTerms, files: number): boolean =>
  (more.exhibit !== 'own' || (files <= 1 && EXHIBIT.test(more.exhibitNumber.trim()))) &&
  (more.protection === 'open' || more.pseudonym.trim() !== '');

/** What was typed as terms: nothing for what was left empty, so that an entry never holds an empty word. */
export const addedTerms = (more: MoreTerms): Added => {
  const source =
    more.sourceKind === '' && more.protection === 'open'
      ? {}
      : {
          source: {
            protection: more.protection,
            ...(more.sourceKind === '' ? {} : { kind: more.sourceKind as SourceKind }),
            ...(more.protection === 'open' ? {} : { pseudonym: more.pseudonym.trim() }),
          },
        };
  const restrictions = more.restrictions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const collection = {
    ...group('collector', typed({ role: more.role, organisation: more.organisation })),
    ...source,
    ...typed({ place: more.place }),
    ...group('method', typed({ name: more.method, tool: more.tool, version: more.version })),
    ...(restrictions.length === 0 ? {} : { restrictions }),
    ...group('completeness', typed({ statement: more.statement })),
  };
  const hidden = typed({ place: more.hiddenPlace, egress: more.egress, virtualIdentity: more.virtualIdentity });
  return {
    ...(more.exhibit === 'none' ? {} : { exhibit: more.exhibit === 'next' ? 'next' : more.exhibitNumber.trim() }),
    ...group('collection', collection),
    ...group('hidden', hidden),
  };
};

const typed = <Name extends string>(fields: Readonly<Record<Name, string>>): Partial<Record<Name, string>> =>
  Object.fromEntries(
    Object.entries<string>(fields).flatMap(([field, text]) => (text.trim() === '' ? [] : [[field, text.trim()]])),
  ) as Partial<Record<Name, string>>;

const group = <Name extends string, Told extends object>(name: Name, told: Told): { readonly [N in Name]?: Told } =>
  Object.keys(told).length === 0 ? {} : ({ [name]: told } as { readonly [N in Name]?: Told });
