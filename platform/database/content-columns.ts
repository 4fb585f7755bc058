/**
 * How a column of a sealed item is kept: `text` and `json` as ciphertext, `blank` not at all (made anew when the item is
 * opened again). `most`: bytes of text that fit into an index entry once they are ciphertext; what is longer is cut.
 */
export type ContentKind = 'text' | 'json' | 'blank';

export interface ContentTable {
  /** SQL: the condition on a row of this table, called `t`, to be of an item called `$item`. */
  readonly of: 'id' | 'item_id' | 'relation' | 'mention' | 'mentions';
  /** The column that tells the rows of one item apart. */
  readonly key: string;
  readonly columns: Readonly<Record<string, { readonly kind: ContentKind; readonly most?: number }>>;
}

const text = { kind: 'text' } as const;
const json = { kind: 'json' } as const;

/**
 * Every column that holds words of an item or of a person in it. One list: what writes seals by it, what seals and opens
 * an item walks it, and a test holds it against the catalogue of the database, so that no migration forgets it.
 */
export const CONTENT = {
  item: {
    of: 'id',
    key: 'id',
    columns: {
      title: { kind: 'text', most: 1_500 },
      original_name: text,
      original_path: text,
      origin: json,
      collector: text,
      problems: json,
      document_date: text,
    },
  },
  collection: { of: 'item_id', key: 'item_id', columns: { record: json, hidden: json } },
  derivation: { of: 'item_id', key: 'item_id', columns: { tool: text, parameters: json, changes: json } },
  text_version: { of: 'item_id', key: 'id', columns: { body: text, pages: json } },
  ocr_page: { of: 'item_id', key: 'page', columns: { body: text, words: json, problem: json } },
  passage: { of: 'item_id', key: 'id', columns: { quote: text, prefix: text, suffix: text } },
  mention: { of: 'item_id', key: 'id', columns: { label: text, role: text, sort_key: { kind: 'blank' } } },
  claim: { of: 'item_id', key: 'id', columns: { value: json, happened_on: text, speaker: text } },
  relation: { of: 'relation', key: 'id', columns: { reasons: json } },
  judgement: { of: 'mentions', key: 'id', columns: { shown: json } },
  consent: { of: 'mention', key: 'id', columns: { given_by: text, taken_by: text, taken_on: text, note: text } },
} as const satisfies Readonly<Record<string, ContentTable>>;

export type ContentTableName = keyof typeof CONTENT;

/** Long deeds name files and titles before an item is there: their words are always kept under a key of the workspace. */
export const LONG_DEEDS = {
  job: { input: json, note: text, outcome: json },
  job_step: { outcome: json },
} as const satisfies Readonly<Record<string, ContentTable['columns']>>;

/** Tables of which a sealed item has no row: made anew when it is opened again. */
export const NOT_OF_SEALED = ['item_words', 'text_sketch', 'name_key', 'link_key', 'match'] as const;

/**
 * Columns of text or JSON, beside those above, in tables that lead to an item: codes, hashes, names of programs, ids, and
 * what members wrote of their own (reasons, purposes, orders). They may stand open.
 */
export const MAY_STAND_OPEN = {
  item: ['legal_basis', 'consent', 'classification', 'media_type', 'kind', 'language'],
  text_version: ['extractor'],
  ocr_page: ['engine'],
  mention: ['kind'],
  claim: ['property', 'qualifier', 'language', 'rule', 'status'],
  claim_step: ['status', 'reason'],
  decision: ['verdict', 'reason'],
  derivation: ['kind', 'tool_version'],
  relation: ['kind', 'rule', 'status'],
  relation_step: ['status', 'reason'],
  judgement: ['verdict', 'reason', 'shown_hash', 'model'],
  review: ['verdict', 'reason', 'shown_hash'],
  consent: ['form', 'uses'],
  exhibit: ['number'],
  opening: ['purpose'],
  approval_request: ['deed', 'may', 'request', 'why', 'way', 'custody'],
  disposition: ['reason'],
  package: ['kind'],
  receipt: ['received_by', 'received_on', 'note'],
  entry: ['deed', 'body'],
  job: ['deed', 'state', 'worker'],
  job_step: ['step'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
