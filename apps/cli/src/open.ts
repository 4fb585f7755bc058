import { createInterface } from 'node:readline/promises';
import { AmparoError } from '@amparo/core/ground/fault';
import { deedsByName } from '@amparo/features/catalogue';
import type { House } from '@amparo/features/kernel/house';
import { openHouse } from '@amparo/features/kernel/open-house';
import { workspaceExists } from '@amparo/platform/config/workspace';

/**
 * Opens the workspace of a command; makes it when it is not there. The passphrase comes from AMPARO_PASSPHRASE or is
 * asked for at a terminal; AMPARO_RECOVERY_KEY opens one whose passphrase is lost. A new workspace made without a
 * passphrase gets a key file, and says so.
 */
export const openForCommand = async (directory: string): Promise<House> => {
  const given = process.env['AMPARO_PASSPHRASE'];
  const recoveryKey = process.env['AMPARO_RECOVERY_KEY'];
  const fresh = !workspaceExists(directory);
  const request = {
    directory,
    deeds: deedsByName,
    ...(fresh ? { create: { name: directory.split(/[\\/]/).filter(Boolean).at(-1) ?? 'Workspace' } } : {}),
  };
  if (fresh && given === undefined) {
    console.error(
      `Amparo: new workspace in ${directory}. It opens with the key file keys/workspace.key inside it: whoever has the folder can read it.`,
    );
    console.error(
      'Amparo: for a workspace with a passphrase set AMPARO_PASSPHRASE before the first command, or make it in the desk.',
    );
  }
  try {
    if (given !== undefined) return await openHouse({ ...request, unlock: { passphrase: given } });
    return await openHouse(recoveryKey === undefined || fresh ? request : { ...request, unlock: { recoveryKey } });
  } catch (cause) {
    if (!(cause instanceof AmparoError) || cause.code !== 'locked' || given !== undefined || !process.stdin.isTTY)
      throw cause;
    return openHouse({ ...request, unlock: { passphrase: await askPassphrase() } });
  }
};

export const askPassphrase = async (question = 'Passphrase: '): Promise<string> => {
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  const hidden = terminal as unknown as { _writeToOutput: (text: string) => void };
  process.stderr.write(question);
  hidden._writeToOutput = () => undefined;
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
};
