import { fault } from '../ground/fault.ts';
import type { Words } from '../ground/locale.ts';
import { type Binding, boundOn } from './binding.ts';
import type { Law, ProvisionLink, ViolationType } from './law.ts';

export interface Provision extends ProvisionLink {
  /** Title of the instrument. */
  readonly title: Words;
  /** What the provision is about, in our own words. */
  readonly label: Words;
  readonly softLaw: boolean;
  /** article, rule, principle, paragraph, recommendation. */
  readonly unit: string;
}

/** The type of violation with this code. Throws `input-invalid`, naming the codes there are. */
export const violationType = (law: Law, code: string): ViolationType => {
  const found = law.violationTypes.get(code);
  if (found) return found;
  const known = [...law.violationTypes.keys()].join(', ');
  throw fault('input-invalid', `expected a type of violation (${known}), got ${JSON.stringify(code)}`);
};

/** The provisions that go with a type of violation. Those with `check` are proposals that a lawyer has to confirm. */
export const provisionsFor = (law: Law, code: string): readonly Provision[] =>
  violationType(law, code).provisions.map((link) => provisionOf(law, link));

const provisionOf = (law: Law, link: ProvisionLink): Provision => {
  const soft = law.softLaw.get(link.instrument);
  const title = soft?.title ?? law.instruments.get(link.instrument)?.title;
  const bare = { en: link.number, be: link.number, ru: link.number };
  return {
    ...link,
    title: title ?? { en: link.instrument, be: link.instrument, ru: link.instrument },
    label: law.provisionLabels.get(`${link.instrument} ${link.number}`) ?? bare,
    softLaw: soft !== undefined,
    unit: soft?.unit ?? 'article',
  };
};

export type Standing = 'binding' | 'soft-law' | 'not-party' | 'unknown';

export interface ApplicableProvision extends Provision {
  /** How the provision stands towards the State on the day of the fact. */
  readonly standing: Standing;
  readonly binding: Binding;
}

/** The provisions of a type of violation as they stood towards a State on the day of the fact (ISO). */
export const applicableProvisions = (
  law: Law,
  code: string,
  state: string,
  day: string,
): readonly ApplicableProvision[] =>
  provisionsFor(law, code).map((provision) => {
    const binding = boundOn(law, state, provision.instrument, day);
    return { ...provision, binding, standing: standingOf(binding) };
  });

const standingOf = (binding: Binding): Standing => {
  if (binding.bound === true) return 'binding';
  if (binding.bound === null) return 'unknown';
  return binding.reason === 'soft-law' ? 'soft-law' : 'not-party';
};

/**
 * True for provisions on the treatment of a child who is detained or tried (CRC articles 37 and 40): they are cited
 * only when the person concerned is a child. The articles on a child's family life concern detained parents too.
 */
export const onlyForChildren = ({
  instrument,
  number,
}: {
  readonly instrument: string;
  readonly number: string;
}): boolean => instrument === 'CRC' && /^(37|40)\b/.test(number);
