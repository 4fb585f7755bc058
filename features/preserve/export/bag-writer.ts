import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ALGORITHMS, type Algorithm, type BagFile, manifestLine, manifestName, tagManifestName } from '@amparo/bagit';

const BUFFER_BYTES = 1 << 20;

/** A file that is hashed while it is written. Content is kept back until a megabyte is together. */
class HashedFile {
  readonly #handle: FileHandle;
  readonly #hashes: Readonly<Record<Algorithm, Hash>> = { sha256: createHash('sha256'), sha512: createHash('sha512') };
  readonly path: string;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #size = 0;

  constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  async write(content: Uint8Array | string): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (const algorithm of ALGORITHMS) this.#hashes[algorithm].update(bytes);
    this.#size += bytes.length;
    // A copy: whoever streams bytes may use its buffer again.
    this.#waiting.push(new Uint8Array(bytes));
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= BUFFER_BYTES) await this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length > 0) await this.#handle.appendFile(Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  async close(): Promise<BagFile> {
    try {
      await this.#flush();
    } finally {
      await this.#handle.close();
    }
    return {
      path: this.path,
      size: this.#size,
      sha256: this.#hashes.sha256.digest('hex'),
      sha512: this.#hashes.sha512.digest('hex'),
    };
  }

  /** Gives the file up without finishing it. */
  async abandon(): Promise<void> {
    await this.#handle.close();
  }
}

type Manifests = Readonly<Record<Algorithm, HashedFile>>;

/**
 * Writes a bag file by file and its manifests along with it, so that memory does not grow with the bag.
 * Lines stand in the order in which files were closed. One task uses a writer at a time.
 */
export class BagWriter {
  readonly #directory: string;
  readonly #open = new Set<HashedFile>();
  readonly #folders = new Set<string>();
  #payload: Manifests | undefined;
  #tags: Manifests | undefined;
  payloadBytes = 0;
  payloadFiles = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Begins the four manifests. */
  async begin(): Promise<void> {
    this.#payload = {
      sha256: await this.#create(manifestName('sha256')),
      sha512: await this.#create(manifestName('sha512')),
    };
    this.#tags = {
      sha256: await this.#create(tagManifestName('sha256')),
      sha512: await this.#create(tagManifestName('sha512')),
    };
  }

  async #create(path: string): Promise<HashedFile> {
    const absolute = join(this.#directory, path);
    const folder = dirname(absolute);
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      this.#folders.add(folder);
    }
    const file = new HashedFile(path, await open(absolute, 'wx', 0o600));
    this.#open.add(file);
    return file;
  }

  async #close(file: HashedFile): Promise<BagFile> {
    this.#open.delete(file);
    return file.close();
  }

  /** Opens a file of the bag; what stands under data/ is payload, all else a tag file. */
  async open(path: string): Promise<{
    readonly write: (content: Uint8Array | string) => Promise<void>;
    readonly close: () => Promise<BagFile>;
  }> {
    const file = await this.#create(path);
    return {
      write: (content) => file.write(content),
      close: async () => {
        const written = await this.#close(file);
        const payload = path.startsWith('data/');
        if (payload) [this.payloadBytes, this.payloadFiles] = [this.payloadBytes + written.size, this.payloadFiles + 1];
        await this.#list(payload ? this.#payload : this.#tags, written);
        return written;
      },
    };
  }

  async #list(manifests: Manifests | undefined, file: BagFile): Promise<void> {
    for (const algorithm of ALGORITHMS) await manifests?.[algorithm].write(manifestLine(algorithm, file));
  }

  /** Writes a whole file from one piece or from a stream of pieces. */
  async put(path: string, content: Uint8Array | string | AsyncIterable<Uint8Array>): Promise<BagFile> {
    const file = await this.open(path);
    if (typeof content === 'string' || content instanceof Uint8Array) await file.write(content);
    else for await (const piece of content) await file.write(piece);
    return file.close();
  }

  /** A file outside every manifest: the seal, which is made from them. */
  async putUnlisted(path: string, content: Uint8Array | string): Promise<BagFile> {
    const file = await this.#create(path);
    await file.write(content);
    return this.#close(file);
  }

  /** Ends the payload manifests; no payload file may follow. */
  async endPayload(): Promise<void> {
    for (const algorithm of ALGORITHMS) {
      const manifest = this.#payload?.[algorithm];
      if (manifest !== undefined) await this.#list(this.#tags, await this.#close(manifest));
    }
    this.#payload = undefined;
  }

  /** Ends the tag manifests and returns the SHA-256 of each. */
  async endTags(): Promise<Readonly<Record<Algorithm, string>>> {
    const ended: Record<Algorithm, string> = { sha256: '', sha512: '' };
    for (const algorithm of ALGORITHMS) {
      const manifest = this.#tags?.[algorithm];
      if (manifest !== undefined) ended[algorithm] = (await this.#close(manifest)).sha256;
    }
    this.#tags = undefined;
    return ended;
  }

  /** Closes whatever is open after a failure. */
  async abandon(): Promise<void> {
    for (const file of this.#open) await file.abandon();
    this.#open.clear();
  }
}
