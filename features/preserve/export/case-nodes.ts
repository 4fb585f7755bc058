import { createHash } from 'node:crypto';
import type { JsonValue } from '../canonical-json.ts';
import type { BundleItemRecord } from './bundle-layout.ts';

/**
 * Items and their custody in the words of CASE/UCO 1.4 (caseontology.org, unifiedcyberontology.org), as JSON-LD whose
 * context stands in the file itself. Terms and ranges: uco-core, uco-action, uco-observable, uco-types, uco-tool,
 * uco-identity and case-investigation, each as its SHACL shapes have them.
 */
export const CASE_CONTEXT = {
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  kb: 'urn:uuid:',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-tool': 'https://ontology.unifiedcyberontology.org/uco/tool/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

type Node = Readonly<Record<string, JsonValue>>;

/** A UUID that follows from a name (RFC 9562 §5.8): the same export names the same node. */
const kb = (name: string): string => {
  const hex = createHash('sha256').update(`amparo case ${name}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `kb:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const ref = (id: string): Node => ({ '@id': id });
const typed = (type: string, value: string): Node => ({ '@type': `xsd:${type}`, '@value': value });
const fileIri = (item: string): string => `kb:${item}`;
const recordIri = (item: string): string => kb(`provenance ${item}`);

/** UCO 1.4 takes hash methods as plain strings; the vocabulary type is out of use. */
const hashes = (item: string, given: { readonly sha256: string; readonly sha512?: string }): JsonValue =>
  Object.entries({ SHA256: given.sha256, SHA512: given.sha512 }).flatMap(([method, value]) =>
    value === undefined
      ? []
      : [
          {
            '@id': kb(`hash ${method} ${item}`),
            '@type': 'uco-types:Hash',
            'uco-types:hashMethod': method,
            'uco-types:hashValue': typed('hexBinary', value.toUpperCase()),
          },
        ],
  );

/** One custody entry as far as the case file speaks of it. */
export interface CaseEntry {
  readonly seq: number;
  readonly deed: string;
  readonly at: string;
  readonly member: string | null;
  readonly custody: readonly string[];
  /** Ids of the items that it names. */
  readonly items: readonly string[];
}

/** Makes the nodes, each once; what is only pointed to is made at the end. */
export class CaseNodes {
  readonly #byNumber = new Map<string, string>();
  readonly #made = new Set<string>();
  readonly #pointedTo = new Map<string, { readonly number: string; readonly sha256: string }>();

  /** The file, its provenance record with the exhibit number, and what it came out of. */
  item(number: string, record: BundleItemRecord): readonly Node[] {
    const { id } = record;
    this.#byNumber.set(number, id);
    this.#made.add(id);
    const nodes: Node[] = [
      {
        '@id': fileIri(id),
        '@type': 'uco-observable:File',
        'uco-core:name': number,
        'uco-core:hasFacet': [
          {
            '@id': kb(`file facet ${id}`),
            '@type': 'uco-observable:FileFacet',
            ...(record.originalName === null ? {} : { 'uco-observable:fileName': record.originalName }),
            ...(record.fileModifiedAt === null
              ? {}
              : { 'uco-observable:modifiedTime': typed('dateTime', record.fileModifiedAt) }),
            'uco-observable:sizeInBytes': typed('integer', String(record.size)),
          },
          {
            '@id': kb(`content facet ${id}`),
            '@type': 'uco-observable:ContentDataFacet',
            ...(record.mediaType === null ? {} : { 'uco-observable:mimeType': record.mediaType }),
            'uco-observable:sizeInBytes': typed('integer', String(record.size)),
            'uco-observable:hash': hashes(id, record),
          },
        ],
      },
      {
        '@id': recordIri(id),
        '@type': 'case-investigation:ProvenanceRecord',
        'case-investigation:exhibitNumber': number,
        ...(record.withheld === null ? {} : { 'uco-core:description': `Withheld: ${record.withheld}` }),
        'uco-core:object': [ref(fileIri(id))],
      },
    ];
    const parent = record.parent === null ? undefined : this.#byNumber.get(record.parent);
    if (parent !== undefined) nodes.push(relationship(id, parent, 'Contained_Within'));
    if (record.derivedFrom !== null) {
      const { item, number: from, sha256 } = record.derivedFrom;
      this.#pointedTo.set(item, { number: from, sha256 });
      nodes.push(relationship(id, item, 'Derived_From'));
    }
    return nodes;
  }

  /** An investigative action, when the entry is one of custody and names items that are here. */
  entry(entry: CaseEntry): readonly Node[] {
    const items = entry.items.filter((item) => this.#made.has(item));
    if (entry.custody.length === 0 || items.length === 0) return [];
    const received = entry.custody.includes('received');
    const performer = entry.member === null ? undefined : `kb:${entry.member}`;
    return [
      ...this.#once('tool', { '@id': TOOL, '@type': 'uco-tool:Tool', 'uco-core:name': 'Amparo' }),
      ...(performer === undefined
        ? []
        : this.#once(performer, {
            '@id': performer,
            '@type': 'uco-identity:Identity',
            'uco-core:name': `member ${entry.member}`,
          })),
      {
        '@id': kb(`entry ${entry.seq}`),
        '@type': 'case-investigation:InvestigativeAction',
        'uco-core:name': entry.custody.join(', '),
        'uco-core:description': `Entry ${entry.seq} of the journal, ${entry.deed}`,
        'uco-action:startTime': typed('dateTime', entry.at),
        'uco-action:endTime': typed('dateTime', entry.at),
        ...(performer === undefined ? {} : { 'uco-action:performer': ref(performer) }),
        'uco-action:instrument': ref(TOOL),
        'uco-action:object': items.map((item) => ref(fileIri(item))),
        ...(received ? { 'uco-action:result': items.map((item) => ref(recordIri(item))) } : {}),
      },
    ];
  }

  /** Originals that are not in the bundle but that something in it was made from: their number and hash. */
  end(): readonly Node[] {
    return [...this.#pointedTo].flatMap(([item, { number, sha256 }]) =>
      this.#made.has(item)
        ? []
        : [
            {
              '@id': fileIri(item),
              '@type': 'uco-observable:File',
              'uco-core:name': number,
              'uco-core:hasFacet': [
                {
                  '@id': kb(`content facet ${item}`),
                  '@type': 'uco-observable:ContentDataFacet',
                  'uco-observable:hash': hashes(item, { sha256 }),
                },
              ],
            },
          ],
    );
  }

  #once(name: string, node: Node): readonly Node[] {
    if (this.#made.has(name)) return [];
    this.#made.add(name);
    return [node];
  }
}

const TOOL = kb('tool');

const relationship = (from: string, to: string, kind: string): Node => ({
  '@id': kb(`${kind} ${from} ${to}`),
  '@type': 'uco-observable:ObservableRelationship',
  'uco-core:source': [ref(fileIri(from))],
  'uco-core:target': [ref(fileIri(to))],
  'uco-core:kindOfRelationship': kind,
  'uco-core:isDirectional': typed('boolean', 'true'),
});
