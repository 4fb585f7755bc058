import { listJobs } from './list-jobs.ts';
import { resumeJob } from './resume-job.ts';
import { stopJob } from './stop-job.ts';
import { sweepVault } from './sweep-vault.ts';

/** Upkeep: long deeds, seen, stopped and resumed. */
export const upkeep = [listJobs, stopJob, resumeJob, sweepVault] as const;
