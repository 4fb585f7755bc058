import { fault } from '@amparo/core/ground/fault';
import type { ItemProblem } from '@amparo/core/nouns/item';
import type { SandboxLimits } from './limits.ts';
import type { ConfinedEnd } from './run-confined.ts';

/** Why a process that read or drew a file has nothing to say. `answered` means that its answer made no sense. */
export const problemOfEnd = (end: ConfinedEnd, limits: SandboxLimits): ItemProblem => {
  switch (end.kind) {
    case 'timeout':
      return {
        code: 'parser-timeout',
        message: `Reading took longer than ${limits.milliseconds / 1000} s and was ended.`,
      };
    case 'memory': {
      const most = Math.round(limits.memoryBytes / (1024 * 1024));
      return { code: 'parser-memory', message: `Reading took more than ${most} MB of memory and was ended.` };
    }
    case 'output':
      return { code: 'expansion-limit', message: `The file unfolds to more than ${limits.outputBytes} bytes.` };
    case 'failed':
      return { code: 'parser-failed', message: `The reading process ended early: ${end.reason}` };
    case 'answered':
      return { code: 'parser-failed', message: 'The reading process gave an answer that makes no sense.' };
    case 'cancelled':
      throw fault('internal', 'A cancelled reading has no problem.');
    default:
      return end satisfies never;
  }
};
