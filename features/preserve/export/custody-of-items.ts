import { AmparoError, type Fault, fault } from '@amparo/core/ground/fault';
import type { BundleItem, DisclosedEntry } from './bundle-layout.ts';

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
  readonly #faults: Fault[] = [];

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
    this.#byId.set(record.id, { number, sha256: record.sha256, custody: record.custody, stated: false });
  }

  read({ seq, body }: DisclosedEntry): void {
    this.#disclosed.add(seq);
    for (const { item, sha256 } of itemsStated(seq, body)) {
      const expected = this.#byId.get(item);
      if (expected === undefined || sha256 === undefined) continue;
      if (sha256 === expected.sha256) expected.stated = true;
      else {
        const message = `item ${expected.number}: entry ${seq} states the hash ${sha256}, the item has ${expected.sha256}`;
        this.#faults.push({ code: 'integrity-failed', message });
      }
    }
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
  seq: number,
  body: string,
): readonly { readonly item: string; readonly sha256: string | undefined }[] => {
  const record = recordOf(seq, body);
  const many = Array.isArray(record.items) ? (record.items as readonly unknown[]) : [];
  return [record, ...many].flatMap((each) => {
    const { item, sha256 } = (each ?? {}) as { readonly item?: unknown; readonly sha256?: unknown };
    return typeof item === 'string' ? [{ item, sha256: typeof sha256 === 'string' ? sha256 : undefined }] : [];
  });
};

const recordOf = (seq: number, body: string): Readonly<Record<string, unknown>> => {
  try {
    const { record } = JSON.parse(body) as { readonly record?: Readonly<Record<string, unknown>> };
    return record ?? {};
  } catch {
    throw fault('integrity-failed', `entry ${seq}: its body is not JSON`);
  }
};
