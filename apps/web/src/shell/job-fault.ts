import type { Job } from '../api/contract.ts';

/** Why a job failed, in the house's words; null when it did not. */
export const jobFault = (job: Job): string | null => {
  if (job.state !== 'failed') return null;
  const faults = job.outcome?.faults;
  if (!Array.isArray(faults)) return job.note;
  return faults.map((fault: { readonly message?: unknown }) => String(fault.message ?? '')).join('\n');
};
