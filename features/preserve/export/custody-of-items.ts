import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import type { BundleDerivation, BundleItem, DisclosedEntry } from './bundle-layout.ts';
import type { CaseEntry } from './case-nodes.ts';

interface ExpectedItem {
  readonly number: string;
  readonly sha256: string;
  readonly custody: readonly number[];
  stated: boolean;
}

/** Holds disclosed entries against items, so that no bundle is written that its verifier would refuse. */
export class CustodyOfItems {
  readonly #byId = new Map<string, ExpectedItem>();
  readonly #numbers = new Set<string>();
  readonly #disclosed = new Set<number>();
  readonly #originals = new Map<string, BundleDerivation>();
  readonly #faults: Fault[] = [];
  #withheld = 0;

  get withheld(): number {
    return this.#withheld;
  }

  get items(): number {
    return this.#byId.size;
  }

  /** The first disclosed entry: the one that VERIFY.txt shows by hand. */
  get firstEntry(): number | undefined {
    return this.#disclosed.values().next().value;
  }

  has(number: string): boolean {
    return this.#numbers.has(number);
  }

  expect({ number, record }: BundleItem): void {
    if (this.#byId.has(record.id))
      throw fault('input-invalid', `item ${number}: its id ${record.id} is that of another item`);
    this.#numbers.add(number);
    if (record.derivedFrom !== null) this.#originals.set(record.derivedFrom.item, record.derivedFrom);
    if (record.withheld !== null) this.#withheld += 1;
    this.#byId.set(record.id, { number, sha256: record.sha256, custody: record.custody, stated: false });
  }

  /** Reads one disclosed entry; answers what it says of items. */
  read({ seq, body }: DisclosedEntry): CaseEntry {
    this.#disclosed.add(seq);
    const said = bodyOf(seq, body);
    const stated = itemsStated(said.record ?? {});
    for (const { item, sha256 } of stated) {
      const expected = this.#byId.get(item);
      if (sha256 === undefined) continue;
      const original = this.#originals.get(item);
      if (original !== undefined && original.sha256 !== sha256) {
        const message = `item ${original.number}, which another was made from: entry ${seq} states the hash ${sha256}, not ${original.sha256}`;
        this.#faults.push({ code: 'integrity-failed', message });
      }
      if (expected === undefined) continue;
      if (sha256 === expected.sha256) expected.stated = true;
      else {
        const message = `item ${expected.number}: entry ${seq} states the hash ${sha256}, the item has ${expected.sha256}`;
        this.#faults.push({ code: 'integrity-failed', message });
      }
    }
    const custody = said.record?.['custody'];
    return {
      seq,
      deed: String(said.deed ?? ''),
      at: String(said.at ?? ''),
      member: typeof said.member === 'string' ? said.member : null,
      custody: Array.isArray(custody) ? custody.filter((word) => typeof word === 'string') : [],
      items: [...new Set(stated.map(({ item }) => item))],
    };
  }

  /** @throws AmparoError `integrity-failed` when an entry contradicts an item, or all custody of an item is disclosed and no entry states its hash. */
  requireWhole(): void {
    for (const { number, stated, custody } of this.#byId.values()) {
      if (stated || custody.some((seq) => !this.#disclosed.has(seq))) continue;
      this.#faults.push({
        code: 'integrity-failed',
        message: `item ${number}: none of its custody entries states its hash`,
      });
    }
    if (this.#faults.length > 0) throw new AmparoError(this.#faults);
  }
}

/** The items that an entry's body speaks of: `record`, and each member of `record.items` (docs/formats/journal.md). */
const itemsStated = (
  record: Readonly<Record<string, unknown>>,
): readonly { readonly item: string; readonly sha256: string | undefined }[] => {
  const many = Array.isArray(record['items']) ? (record['items'] as readonly unknown[]) : [];
  return [record, ...many].flatMap((each) => {
    const { item, sha256 } = (each ?? {}) as { readonly item?: unknown; readonly sha256?: unknown };
    return typeof item === 'string' ? [{ item, sha256: typeof sha256 === 'string' ? sha256 : undefined }] : [];
  });
};

interface Body {
  readonly deed?: unknown;
  readonly at?: unknown;
  readonly member?: unknown;
  readonly record?: Readonly<Record<string, unknown>>;
}

const bodyOf = (seq: number, body: string): Body => {
  try {
    return (JSON.parse(body) ?? {}) as Body;
  } catch {
    throw fault('integrity-failed', `entry ${seq}: its body is not JSON`);
  }
};
