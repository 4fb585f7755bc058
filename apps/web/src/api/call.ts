import type { Schema } from '@amparo/core/schema/schema';
import { asCallFault, CallFault, type FaultLine } from './call-fault.ts';
import type { DeedName, Input, JobContract, Output, Received, ReceiveInput } from './contract.ts';
import type { Answer, Transport } from './transport.ts';

/** What is known of the workspaces of this machine, also while one is locked. */
export interface House {
  readonly directory: string;
  readonly name: string;
  readonly fictional: boolean;
  readonly locked: boolean;
  readonly workspaces: readonly {
    readonly directory: string;
    readonly name: string;
    readonly fictional: boolean;
    readonly current: boolean;
    /** True when a key file opens it: no passphrase is asked. */
    readonly keyFile: boolean;
  }[];
}

/** The one way from the desk to the house. Every call throws CallFault when refused. */
export interface Api {
  readonly call: <D extends DeedName>(deed: D, input: Input<D>, signal?: AbortSignal) => Promise<Output<D>>;
  /** Starts a job and answers its id; progress is in `upkeep.list-jobs`. */
  readonly start: <J extends keyof JobContract>(deed: J, input: JobContract[J]) => Promise<string>;
  readonly receiveFile: (
    file: File,
    about: ReceiveInput,
    watch: (share: number) => void,
    signal?: AbortSignal,
  ) => Promise<Received>;
  /** Gives a file to the reader's download folder. */
  readonly download: (
    deed: 'preserve.read-content' | 'preserve.write-custody-sheet' | 'communicate.write-docx',
    input: Record<string, string>,
  ) => Promise<void>;
  /** A picture to be shown; never the file's own bytes. */
  readonly picture: (deed: 'read.draw-page', input: Record<string, string>, signal: AbortSignal) => Promise<Blob>;
  readonly houseNow: () => Promise<House>;
  readonly house: (door: 'unlock' | 'new-workspace' | 'open' | 'lock', input: Record<string, string>) => Promise<void>;
  /** Proves a member with their passphrase; every deed is theirs until the instant that is answered. */
  readonly actAs: (member: string, passphrase: string) => Promise<Proof>;
  readonly actAsOwner: () => Promise<void>;
  /** One deed by a member who types the passphrase for it; who was at the desk before is so again. */
  readonly callAs: <D extends DeedName>(
    member: string,
    passphrase: string,
    deed: D,
    input: Input<D>,
  ) => Promise<Output<D>>;
  readonly schema: () => Promise<Schema>;
}

export interface Proof {
  readonly until: string;
}

const pathOf = (deed: string): string => `/api/${deed.replace('.', '/')}`;

export const makeApi = (transport: Transport): Api => {
  const reach = async (way: () => Promise<Answer>): Promise<unknown> => {
    const answer = await way().catch((thrown: unknown) => {
      if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
      throw asCallFault(thrown);
    });
    if (answer.status >= 200 && answer.status < 300) return answer.body;
    throw new CallFault(answer.status, faultsOf(answer.body));
  };
  const bytesOf = async (
    path: string,
    signal?: AbortSignal,
  ): Promise<{ readonly blob: Blob; readonly name: string }> => {
    const { status, blob, name } = await transport.fetchBytes(path, signal);
    if (status !== 200) throw new CallFault(status, faultsOf(parsedBlob(await blob.text())));
    return { blob, name };
  };
  let ends: ReturnType<typeof setTimeout> | undefined;
  const prove = async (member: string, passphrase: string): Promise<Proof & { readonly acting: string }> =>
    (await reach(() =>
      transport.ask({ method: 'POST', path: '/api/house/act-as', body: { member, passphrase } }),
    )) as never;
  return {
    call: (deed, input, signal) =>
      reach(() =>
        transport.ask({ method: 'POST', path: pathOf(deed), body: input, ...(signal ? { signal } : {}) }),
      ) as never,
    start: async (deed, input) => {
      const answer = await reach(() => transport.ask({ method: 'POST', path: pathOf(deed), body: input }));
      return String((answer as { job?: unknown }).job ?? '');
    },
    receiveFile: (file, about, watch, signal) =>
      reach(() =>
        transport.send(
          `${pathOf('collect.receive-file')}?input=${encodeURIComponent(JSON.stringify(about))}`,
          file,
          watch,
          signal,
        ),
      ) as Promise<Received>,
    download: async (deed, input) => {
      const { blob, name } = await bytesOf(`${pathOf(deed)}?${new URLSearchParams(input)}`);
      giveFile(blob, name);
    },
    picture: async (deed, input, signal) =>
      (await bytesOf(`${pathOf(deed)}?${new URLSearchParams(input)}`, signal)).blob,
    houseNow: () => reach(() => transport.ask({ method: 'GET', path: '/api/house' })) as Promise<House>,
    house: async (door, input) => {
      await reach(() => transport.ask({ method: 'POST', path: `/api/house/${door}`, body: input }));
    },
    actAs: async (member, passphrase) => {
      const { acting, until } = await prove(member, passphrase);
      transport.actWith(acting);
      clearTimeout(ends);
      // The proof ends by itself: nothing more is asked with a word that the house has put away.
      ends = setTimeout(() => transport.actWith(undefined), Math.max(0, Date.parse(until) - Date.now() - 2000));
      return { until };
    },
    actAsOwner: async () => {
      const ended = transport.ask({ method: 'POST', path: '/api/house/act-as-owner', body: {} });
      transport.actWith(undefined);
      clearTimeout(ends);
      await ended.catch(() => undefined);
    },
    callAs: async (member, passphrase, deed, input) => {
      const { acting } = await prove(member, passphrase);
      try {
        return (await reach(() => transport.ask({ method: 'POST', path: pathOf(deed), body: input, acting }))) as never;
      } finally {
        await transport
          .ask({ method: 'POST', path: '/api/house/act-as-owner', body: {}, acting })
          .catch(() => undefined);
      }
    },
    schema: () => reach(() => transport.ask({ method: 'GET', path: '/api/schema' })) as Promise<Schema>,
  };
};

const faultsOf = (body: unknown): readonly FaultLine[] => {
  const faults = (body as { faults?: unknown } | null)?.faults;
  return Array.isArray(faults) ? (faults as FaultLine[]) : [];
};

const parsedBlob = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

/** An object address of this page, taken back when the browser has the file. */
const giveFile = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name || 'amparo-file';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
};
