import { frame } from '../frames.ts';

/** The answer to the parent, through the pipe. */
export const giveAnswer = async (head: object, bodies: readonly Uint8Array[] = []): Promise<void> => {
  for (const bytes of frame(head, bodies)) {
    if (!process.stdout.write(bytes)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  process.stdout.end();
};
