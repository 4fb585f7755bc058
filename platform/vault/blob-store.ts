/**
 * The port under the vault: it keeps opaque bytes under opaque names and knows nothing of keys or content.
 * Every implementation passes `blob-store.contract.ts`.
 *
 * A name is 64 lower-case hexadecimal digits. Bytes under a name never change: there is no overwriting,
 * only `create` then `commit`, and `remove`.
 */
export interface BlobStore {
  /** Begins an object that has no name yet. Nobody can read it, and a crash leaves nothing that `list` shows. */
  create(): Promise<BlobDraft>;

  /** Number of stored bytes, or null when there is no such object. */
  size(name: string): Promise<number | null>;

  /**
   * The bytes from `start` (inclusive) to `end` (exclusive), in pieces of any size; ends early where the object ends.
   * Fault `not-found` when there is no such object.
   */
  read(name: string, range?: { readonly start?: number; readonly end?: number }): AsyncIterable<Uint8Array>;

  /** Removes an object for good. No fault when it is already gone. Durable when it resolves. */
  remove(name: string): Promise<void>;

  /**
   * Takes an object out of its name and keeps its bytes aside under another, where nothing reads them: damaged bytes may
   * still tell an expert something. No fault when it is not there. Durable when it resolves.
   */
  setAside(name: string): Promise<void>;

  /** Every committed object, in no order. One that comes or goes meanwhile may be missed or shown. */
  list(): AsyncIterable<StoredObject>;
}

/** An object being written. Exactly one of `commit` and `abandon` ends it. */
export interface BlobDraft {
  /** Appends bytes. The caller may reuse the array afterwards. */
  write(bytes: Uint8Array): Promise<void>;

  /**
   * Gives the object its name. Durable (file and folder flushed to the disk) when it resolves.
   * Fault `conflict`, with nothing changed, when the name is taken.
   */
  commit(name: string): Promise<void>;

  /** Throws the written bytes away. Safe to call after a failed `write` or `commit`. */
  abandon(): Promise<void>;
}

export interface StoredObject {
  readonly name: string;
  readonly storedAt: Date;
}

const NAME = /^[0-9a-f]{64}$/;

/** True for what a store accepts as a name: so a name can never be a path. */
export const isStorageName = (name: string): boolean => NAME.test(name);
