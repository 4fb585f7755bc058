import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { checkRange, type EntryRange } from './check-range.ts';
import { inSnapshot } from './snapshot.ts';

/** A thread of the check: takes ranges one after the other, all seen as they stood at one moment. */
const { where, snapshot } = workerData as { readonly where: pg.ClientConfig; readonly snapshot: string };

const client = new pg.Client(where);
await client.connect();
await inSnapshot(client, snapshot);
parentPort?.on('message', (range: EntryRange | 'end') => {
  if (range === 'end') {
    void client.end().then(() => parentPort?.close());
    return;
  }
  checkRange(client, range).then(
    (checked) => parentPort?.postMessage({ checked }),
    (cause: unknown) => parentPort?.postMessage({ failed: cause instanceof Error ? cause.message : String(cause) }),
  );
});
parentPort?.postMessage('ready');
