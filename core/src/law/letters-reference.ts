import type { Law } from './law.ts';

/** What the reader of United Nations letters (libs/un-letters, `LettersReference`) is told of the law. Plain data. */
export interface PlainLettersReference {
  readonly instruments: readonly PlainInstrument[];
  readonly softLaw: readonly PlainInstrument[];
  readonly mandates: readonly {
    readonly code: string;
    readonly title: string;
    readonly aliases: readonly string[];
    readonly resolutions: readonly string[];
  }[];
  readonly states: readonly { readonly alpha3: string; readonly names: readonly string[] }[];
  /** Every date that a checked source gives for a State's consent to be bound. */
  readonly consents: readonly {
    readonly state: string;
    readonly instrument: string;
    readonly dates: readonly string[];
  }[];
}

interface PlainInstrument {
  readonly code: string;
  readonly title: string;
  readonly aliases: readonly string[];
}

const CONSENTS: ReadonlySet<string> = new Set([
  'ratification',
  'accession',
  'succession',
  'acceptance',
  'formal-confirmation',
]);

/** Titles in English, the other languages as aliases; short names of instruments the reader knows by code. */
export const lettersReference = (law: Law): PlainLettersReference => ({
  instruments: [...law.instruments.values()].map(({ code, title }) => ({
    code,
    title: title.en,
    aliases: [title.be, title.ru],
  })),
  softLaw: [...law.softLaw.values()].map(({ code, title }) => ({
    code,
    title: title.en,
    aliases: [title.be, title.ru],
  })),
  mandates: [...law.mandates.values()].map(({ code, title, resolutions }) => ({
    code,
    title: title.en,
    aliases: [title.be, title.ru],
    resolutions,
  })),
  states: [...law.states.values()].map(({ alpha3, name, otherNames, label }) => ({
    alpha3,
    names: [...new Set([name, ...otherNames, ...(label ? Object.values(label) : [])])],
  })),
  consents: [...law.status.values()].flatMap((rows) => {
    const consents = rows.filter(({ act, check }) => !check && CONSENTS.has(act));
    const first = consents[0];
    return first === undefined
      ? []
      : [{ state: first.state, instrument: first.instrument, dates: consents.map(({ date }) => date) }];
  }),
});
