import type { CyrillicLanguage } from './script.ts';
import { COMMON, none, plainly, type Spelling, type Standard } from './standard.ts';

/** How a language of the neighbourhood writes Slavic names in its own letters, as its newspapers and offices do. */
interface Habit {
  readonly code: string;
  readonly label: string;
  readonly source: string;
  readonly letters: Readonly<Record<string, Spelling>>;
  readonly soft: Readonly<Record<string, string>>;
  /** The letters of `g`, which are `h` in Belarusian and Ukrainian. */
  readonly hard: Spelling;
}

const GENERAL = 'general knowledge of the usage, no act; spellings vary';
/** The й of -ий, -ый is not written. */
const afterI = (sound: string): Spelling => ({ else: sound, after: { и: '', ы: '', і: '' } });
/** After a hissing letter and л the vowel stands bare. */
const polish = (vowel: string): Spelling => ({
  else: `i${vowel}`,
  open: `j${vowel}`,
  after: Object.fromEntries([...'лжшчщц'].map((letter) => [letter, vowel])),
});
const j = (vowel: string): Spelling => ({ else: vowel, open: `j${vowel}` });
const lithuanian = (vowel: string): Spelling => ({ else: `i${vowel}`, open: `j${vowel}` });

const HABITS: readonly Habit[] = [
  {
    code: 'polish',
    label: 'in Polish spelling',
    source: GENERAL,
    letters: {
      ...COMMON,
      ...plainly('в w, ж ż, х ch, ц c, ч cz, ш sz, щ szcz, ы y, э e, ў u, ь, ъ, ʼ'),
      и: { else: 'i', after: { ж: 'y', ш: 'y', ц: 'y' } },
      ї: 'ji',
      й: { else: 'j', after: { и: '', ы: '' } },
      л: { else: 'ł', beforeSoft: 'l' },
      е: polish('e'),
      є: polish('e'),
      ё: polish('o'),
      ю: polish('u'),
      я: polish('a'),
    },
    soft: { ль: 'l', нь: 'ń', сь: 'ś', зь: 'ź', ць: 'ć' },
    hard: 'g',
  },
  {
    code: 'german',
    label: 'in German spelling',
    source: GENERAL,
    letters: {
      ...COMMON,
      ...plainly(
        'в w, з s, ж sch, х ch, ц z, ч tsch, ш sch, щ schtsch, ы y, э e, ў u, и i, ї ji, ё jo, ю ju, я ja, ь, ъ, ʼ',
      ),
      е: j('e'),
      є: 'je',
      й: afterI('i'),
    },
    soft: {},
    hard: 'g',
  },
  {
    code: 'french',
    label: 'in French spelling',
    source: GENERAL,
    letters: {
      ...COMMON,
      ...plainly('у ou, ж j, х kh, ц ts, ч tch, ш ch, щ chtch, ы y, э e, ў ou, и i, ї ï, ь, ъ, ʼ'),
      е: { else: 'e', start: 'e', open: 'ïe' },
      є: 'ie',
      ё: 'io',
      ю: { else: 'iou', open: 'you' },
      я: { else: 'ia', open: 'ïa', start: 'ia' },
      й: { else: 'ï', after: { и: '', ы: 'ï' } },
    },
    soft: {},
    hard: { else: 'g', beforeSoft: 'gu' },
  },
  {
    code: 'lithuanian',
    label: 'in Lithuanian spelling',
    source: GENERAL,
    letters: {
      ...COMMON,
      ...plainly('ж ž, х ch, ц c, ч č, ш š, щ šč, ы y, э e, ў u, и i, ї ji, е e, ь, ъ, ʼ'),
      є: lithuanian('e'),
      ё: lithuanian('o'),
      ю: lithuanian('u'),
      я: lithuanian('a'),
      й: 'j',
    },
    soft: {},
    hard: 'g',
  },
];

const HARD: Readonly<Record<CyrillicLanguage, (habit: Habit) => Readonly<Record<string, Spelling>>>> = {
  be: () => ({ г: 'h', ґ: 'g' }),
  ru: ({ hard }) => ({ г: hard }),
  uk: () => ({ г: 'h', ґ: 'g', и: 'y' }),
};

/** Each habit for each language: `be-polish`, `ru-german` and so on. */
export const HABIT_STANDARDS: readonly Standard[] = HABITS.flatMap((habit) =>
  (['be', 'ru', 'uk'] as const).map((language) => ({
    code: `${language}-${habit.code}`,
    language,
    label: habit.label,
    source: habit.source,
    check: true,
    letters: { ...habit.letters, ...HARD[language](habit) },
    apart: none.apart,
    soft: habit.soft,
  })),
);
