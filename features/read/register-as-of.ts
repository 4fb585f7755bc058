import { type Passage, passageOf } from '@amparo/core/nouns/passage';
import type { SheetSpan } from '@amparo/platform/sandbox/extraction';
import type { RegisterHeader } from './register-columns.ts';
import { readCellDate } from './register-dates.ts';
import { plain } from './register-words.ts';

/** The day of which a register says that it stands. */
export interface RegisterDay {
  readonly day: string;
  readonly passage: Passage;
}

const SAYS_AS_OF =
  /^(?:.{0,80}[\s,(])?(?:стан рэестра|стан рэестру|стан спіса|станам на|стан на|паводле стану на|дата рэестра|абноўлен[аы]|по состоянию на|состояние на|состояние реестра|дата реестра|обновлено|as of|as at|state of the register|date of the register|last updated|updated)(?!\p{L})[\s:]*(.*)$/u;
const LOOKED_AT = 60;

/**
 * The day that the register gives itself: "Стан рэестра | 2026-01-15" on a legend, "as of 31.12.2025" over the table.
 * Rows of the table itself are not searched. Absent when no cell says a whole day.
 */
export const registerDay = (
  text: string,
  sheets: readonly { readonly sheet: SheetSpan; readonly header: RegisterHeader | undefined }[],
): RegisterDay | undefined => {
  for (const { sheet, header } of sheets) {
    for (const row of sheet.rows.slice(0, header?.at ?? LOOKED_AT)) {
      for (const [at, cell] of row.entries()) {
        const said = SAYS_AS_OF.exec(plain(cell.value.slice(0, 200)));
        if (said === null) continue;
        const own = readCellDate((said[1] ?? '').replace(/[).\s]+$/u, ''));
        const next = row[at + 1];
        const date = own.kind === 'date' || next === undefined ? own : readCellDate(next.value);
        if (date.kind !== 'date' || date.earliest !== date.latest) continue;
        return {
          day: date.earliest,
          passage: passageOf(text, own.kind === 'date' || next === undefined ? cell : next),
        };
      }
    }
  }
  return undefined;
};
