import { shiftDays } from '@amparo/core/ground/day';
import type { MentionId } from '@amparo/core/ground/ids';
import { detainedOn } from '@amparo/core/links/detained';
import { sql } from 'kysely';
import type { ReadContext } from '../kernel/deed.ts';
import { mentionsKnownAt } from '../records/entities-at.ts';
import { detentionRecord, type PersonFile, personFiles } from '../records/person-files.ts';

/** The fixed meaning of the question; it stands beside every answer. Another meaning is another code. */
export const DETAINED_RULE_CODE = 'persons-detained-1';
export const DETAINED_RULE =
  'Persons: mentions judged the same are one person. Counted are persons whom at least one confirmed claim puts in detention on the day. ' +
  'Certain: under every reading of the dates, and no source gives a release, expulsion or death that can lie on or before the day. ' +
  'Possible: under at least one reading. Claims and judgements as recorded up to the named entry of the journal.';

export interface CountedPerson {
  readonly file: PersonFile;
  readonly certainty: 'certain' | 'possible';
}

/** The persons detained on a day as known at an entry of the journal. The same two give the same answer for ever. */
export const detainedPersons = async (
  context: ReadContext,
  asked: { readonly asOf: string; readonly knownAt: number },
): Promise<{ readonly counted: readonly CountedPerson[]; readonly files: readonly PersonFile[] }> => {
  const files = await filesAt(context, asked.knownAt);
  const counted = files.flatMap((file): CountedPerson[] => {
    const certainty = detainedOn(detentionRecord(file), asked.asOf);
    return certainty === undefined ? [] : [{ file, certainty }];
  });
  return { counted, files };
};

/** Certain and possible counts on the first days of the months before the day: the course of the stock. */
export const courseOf = (files: readonly PersonFile[], asOf: string, months: number) => {
  const records = files.map(detentionRecord).filter((record) => record.stretches.length > 0);
  return monthsBefore(asOf, months).map((day) => {
    const states = records.map((record) => detainedOn(record, day));
    return {
      day,
      certain: states.filter((state) => state === 'certain').length,
      possible: states.filter((state) => state !== undefined).length,
    };
  });
};

const monthsBefore = (asOf: string, months: number): string[] => {
  const days = [asOf];
  for (let day = asOf, step = 0; step < months; step += 1) {
    day = `${shiftDays(`${day.slice(0, 7)}-01`, day.endsWith('-01') ? -1 : 0).slice(0, 7)}-01`;
    days.unshift(day);
  }
  return days;
};

/** Persons as the judgements up to that entry make them, with confirmed claims up to it. */
const filesAt = async (context: ReadContext, knownAt: number): Promise<readonly PersonFile[]> => {
  const { rows } = await sql<{ id: MentionId }>`
    select distinct (p.value ->> 'mention')::uuid as id from claim p
    where p.property = 'DetentionEpisode.person' and p.recorded_seq <= ${knownAt}`.execute(context.database);
  if (rows.length === 0) return [];
  const mentions = await mentionsKnownAt(
    context,
    rows.map(({ id }) => id),
    knownAt,
  );
  const files = await personFiles(context, {
    mentions,
    statuses: ['confirmed'],
    knownAt,
  });
  return files.filter((file) => file.episodes.some(({ kind }) => kind.name === 'DetentionEpisode'));
};
