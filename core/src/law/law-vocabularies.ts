import type { Locale, Words } from '../ground/locale.ts';
import type { Vocabulary } from '../schema/schema.ts';
import type { Law, State } from './law.ts';

/**
 * The name of a State in each language, from the CLDR data of the machine where it has them: Node has Belarusian,
 * Chromium has not, so the server makes these labels. English is the name of the United Nations.
 */
export const stateLabel = (state: State): Words =>
  state.label ?? { en: state.name, be: named(state, 'be'), ru: named(state, 'ru') };

const named = ({ alpha2, name }: State, locale: Locale): string => {
  if (alpha2 === undefined) return name;
  const own = OWN_NAMES[alpha2]?.[locale];
  if (own !== undefined) return own;
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  return names.resolvedOptions().locale.startsWith(locale) ? (names.of(alpha2) ?? name) : name;
};

/** Where CLDR names something else than the participant in a treaty. */
const OWN_NAMES: Readonly<Record<string, Partial<Words>>> = {
  PS: { be: 'Дзяржава Палесціна', ru: 'Государство Палестина' },
  VA: { be: 'Святы Прастол', ru: 'Святой Престол' },
  EU: { be: 'Еўрапейскі саюз', ru: 'Европейский союз' },
};

const term = (code: string, label: Words): { code: string; label: Words } => ({ code, label });

/** The vocabularies of the schema whose terms are the law's: `mandate`, `state`, `violation-type`, `instrument`. */
export const lawVocabularies = (law: Law): readonly Vocabulary[] => [
  {
    name: 'mandate',
    label: { en: 'Mandate', be: 'Мандат', ru: 'Мандат' },
    terms: [...law.mandates.values()].map(({ code, title }) => term(code, title)),
  },
  {
    name: 'state',
    label: { en: 'State', be: 'Дзяржава', ru: 'Государство' },
    terms: [...law.states.values()].map((state) => term(state.alpha3, stateLabel(state))),
  },
  {
    name: 'violation-type',
    label: { en: 'Type of violation', be: 'Від парушэння', ru: 'Вид нарушения' },
    terms: [...law.violationTypes.values()].map(({ code, label }) => term(code, label)),
  },
  {
    name: 'instrument',
    label: { en: 'Instrument', be: 'Міжнародны дакумент', ru: 'Международный документ' },
    terms: [...law.instruments.values(), ...law.softLaw.values()].map(({ code, title }) => term(code, title)),
  },
];
