import { newRecoveryKey } from '@amparo/platform/vault/recovery-key';
import { z } from 'zod';
import { writeDeed } from '../../kernel/deed.ts';

/**
 * Makes a recovery key: nine words that are shown once and kept nowhere. The workspace keeps the public half, to which
 * backups are sealed. A key made before opens the workspace no more; older backups still open with their own.
 */
export const makeRecoveryKey = writeDeed({
  name: 'preserve.make-recovery-key',
  summary: 'Make a recovery key in words, to be written down on paper; it is shown once',
  may: 'steward',
  input: z.object({}),
  output: z.object({ words: z.string(), recipient: z.string(), replaces: z.boolean(), keep: z.string() }),
  command: { words: 'recovery-key' },
  run: async ({ house }) => {
    const { keyring } = house.vault;
    const replaces = keyring.recipients().length > 0;
    const { words, recipient } = await newRecoveryKey();
    await keyring.setRecovery(recipient);
    return {
      output: {
        words,
        recipient,
        replaces,
        keep: 'Write the nine words on paper, twice, and keep them away from this machine and from each other. They open the workspace and every backup sealed from now on. They are not shown again.',
      },
      subjects: [],
      entry: { recipient, replaces },
    };
  },
});
