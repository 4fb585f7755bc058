import type { Proposals, ProposedClaim, ProposedMention } from '@amparo/core/nouns/claim';
import type { Passage } from '@amparo/core/nouns/passage';
import type { ReadFigure, Reading, ReadPerson } from '@amparo/core/nouns/reading';
import { type Basis, claim, term, text, time } from './extract-claims.ts';
import { FAMILY_RULE } from './extract-family.ts';
import { FIGURE_RULE } from './extract-figures.ts';
import { LAW_RULE } from './extract-law.ts';
import { ORGANISATION_RULE } from './extract-organisations.ts';
import { PERSON_RULE } from './extract-persons.ts';
import { eventProposals } from './extract-proposals-events.ts';
import { letterClaims } from './extract-proposals-letter.ts';
import { QUOTATION_RULE } from './extract-quotations.ts';

const KIND_RULE = 'kind/1';
/** Units of the schema's vocabulary `figure-unit`; any other is proposed as text. */
const FIGURE_UNITS: ReadonlySet<string> = new Set([
  'persons',
  'women',
  'children',
  'couples',
  'families',
  'prosecutions',
  'sentences',
  'detentions',
  'expulsions',
  'deaths',
  'attempts',
  'letters',
  'organisations',
  'cases',
  'percent',
]);

/**
 * A reading as mentions and claims for storing. Every claim has a passage; labels are different within a kind, so that
 * the same reading gives the same proposals. Nothing is joined: spellings that may be one person stay mentions of their own.
 */
export const proposalsOf = (reading: Reading): Proposals => {
  const parts = [
    itemProposals(reading),
    { mentions: [], claims: letterClaims(reading) },
    ...reading.persons.map(personProposals),
    familyProposals(reading.persons),
    ...reading.organisations.map((one) => organisationProposals(one)),
    ...reading.figures.map(figureProposals),
    eventProposals(reading),
  ];
  const mentions = distinctLabels(parts.flatMap((part) => part.mentions));
  const language = reading.language;
  const claims = parts.flatMap((part) => part.claims).filter((claim) => claim.passages.length > 0);
  return { mentions, claims: language === undefined ? claims : claims.map((claim) => ({ ...claim, language })) };
};

const distinctLabels = (mentions: readonly ProposedMention[]): readonly ProposedMention[] => {
  const seen = new Map<string, number>();
  return mentions.map((mention) => {
    const key = `${mention.kind} ${mention.label}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? mention : { ...mention, label: `${mention.label} (${times})` };
  });
};

const itemProposals = (reading: Reading): Proposals => {
  const law = (passages: readonly Passage[]): Basis => ({ passages, rule: LAW_RULE, confidence: 0.9 });
  const cited = reading.communication === undefined ? reading.references : [];
  const header = new Set(
    (reading.communication?.resolutions ?? []).flatMap((one) => one.passages.map((passage) => passage.start)),
  );
  return {
    mentions: [],
    claims: [
      claim('item', 'Item.kind', term('document-kind', reading.kind), {
        passages: reading.kindPassages,
        rule: KIND_RULE,
        confidence: 0.8,
      }),
      ...(reading.date === undefined ? [] : [claim('item', 'Item.date', time(reading.date.value), reading.date)]),
      ...reading.documents.map(({ symbol, pinpoint, passages }) =>
        claim(
          'item',
          'Item.citesDocument',
          text(pinpoint === undefined ? symbol : `${symbol}, ${pinpoint}`),
          law(passages),
        ),
      ),
      ...reading.instruments.flatMap((instrument) => provisionClaims(instrument, law)),
      ...cited.map(({ reference, doubt, passages }) =>
        claim('item', 'Item.citesCommunication', text(reference.printed), {
          ...law(passages),
          confidence: doubt === undefined ? 0.9 : 0.3,
        }),
      ),
      ...reading.resolutions
        .filter(({ passages }) => !passages.some((passage) => header.has(passage.start)))
        .map(({ number, body, passages }) =>
          claim('item', 'Item.citesResolution', text(body === undefined ? number : `${body} ${number}`), law(passages)),
        ),
      ...reading.opinions.map((one) => claim('item', 'Item.citesDocument', text(`Opinion ${one.value}`), one)),
      ...reading.quotations.flatMap(({ speaker, passages }) =>
        passages.map((passage) => ({
          ...claim('item', 'Item.quotation', text(passage.quote), {
            passages: [passage],
            rule: QUOTATION_RULE,
            confidence: speaker === undefined ? 0.5 : 0.75,
          }),
          ...(speaker === undefined ? {} : { speaker }),
        })),
      ),
    ],
  };
};

const provisionClaims = (
  { code, articles, ratified, passages }: Reading['instruments'][number],
  law: (passages: readonly Passage[]) => Basis,
): readonly ProposedClaim[] => [
  ...articles.map((article) =>
    claim(
      'item',
      'Item.citesProvision',
      { kind: 'record', record: { instrument: code, article: article.number } },
      law(article.passages),
    ),
  ),
  ...(articles.length > 0
    ? []
    : [claim('item', 'Item.citesProvision', { kind: 'record', record: { instrument: code } }, law(passages))]),
  ...(ratified === undefined
    ? []
    : [
        claim(
          'item',
          'Item.citesProvision',
          { kind: 'record', record: { instrument: code, ratified: ratified.value } },
          ratified,
        ),
      ]),
];

const personProposals = (person: ReadPerson): Proposals => {
  const certain = person.forms.some((form) => form.honorific !== undefined) || person.role === 'signatory';
  const rule = person.unnamed === 'not-given' ? FAMILY_RULE : PERSON_RULE;
  const basis = (passages: readonly Passage[]): Basis => ({ passages, rule, confidence: certain ? 0.95 : 0.7 });
  const all = person.forms.flatMap((form) => form.passages);
  const titled = person.forms.filter((form) => form.honorific !== undefined).flatMap((form) => form.passages);
  return {
    mentions: [
      {
        key: person.key,
        kind: 'Person',
        label: person.name,
        ...(person.role === undefined ? {} : { role: person.role }),
      },
    ],
    claims: [
      ...(person.unnamed === undefined
        ? person.forms.map(({ form, passages }) => claim(person.key, 'Person.name', text(form), basis(passages)))
        : []),
      ...(person.sex === undefined
        ? []
        : [
            claim(
              person.key,
              'Person.sex',
              term('sex', person.sex),
              basis((titled.length > 0 ? titled : all).slice(0, 1)),
            ),
          ]),
      ...(person.born === undefined
        ? []
        : [claim(person.key, 'Person.birthDate', time(person.born.value), person.born)]),
      ...(person.role === undefined
        ? []
        : [
            claim(person.key, 'Person.role', term('person-role', person.role), {
              ...basis(all.slice(0, 1)),
              confidence: 0.75,
            }),
          ]),
    ],
  };
};

const familyProposals = (persons: readonly ReadPerson[]): Proposals => {
  const pairs = persons.flatMap((child) => {
    const parent = persons.find((one) => one.key === child.childOf);
    return parent === undefined ? [] : [{ child, parent, key: `r-${child.key}` }];
  });
  return {
    mentions: pairs.map(({ child, parent, key }) => ({
      key,
      kind: 'Relationship',
      label: `${parent.name} – ${child.name}`,
    })),
    claims: pairs.flatMap(({ child, parent, key }) => {
      const basis: Basis = {
        passages: child.born?.passages ?? child.forms.flatMap((form) => form.passages).slice(0, 1),
        rule: FAMILY_RULE,
        confidence: 0.8,
      };
      return [
        claim(key, 'Relationship.parent', { kind: 'mention', mention: parent.key }, basis),
        claim(key, 'Relationship.child', { kind: 'mention', mention: child.key }, basis),
      ];
    }),
  };
};

const organisationProposals = ({ name, key, role, passages }: Reading['organisations'][number]): Proposals => {
  const basis: Basis = { passages, rule: ORGANISATION_RULE, confidence: role === 'signatory' ? 0.9 : 0.7 };
  return {
    mentions: [{ key, kind: 'Organisation', label: name, ...(role === undefined ? {} : { role }) }],
    claims: [
      claim(key, 'Organisation.name', text(name), basis),
      ...(role === undefined
        ? []
        : [
            claim(key, 'Organisation.role', term('organisation-role', role), {
              ...basis,
              passages: passages.slice(0, 1),
              confidence: 0.6,
            }),
          ]),
    ],
  };
};

const figureProposals = (figure: ReadFigure, index: number): Proposals => {
  const key = `f${index + 1}`;
  const basis: Basis = {
    passages: figure.passages,
    rule: FIGURE_RULE,
    confidence: figure.qualifier === undefined ? 0.7 : 0.85,
  };
  const unit = figure.unit;
  return {
    mentions: [{ key, kind: 'Figure', label: `${figure.value} ${unit ?? ''}`.trim() }],
    claims: [
      {
        ...claim(
          key,
          'Figure.value',
          { kind: 'number', number: figure.value, ...(unit === undefined ? {} : { unit }) },
          basis,
        ),
        ...(figure.period === undefined ? {} : { happenedOn: figure.period }),
        ...(figure.qualifier === undefined ? {} : { qualifier: figure.qualifier }),
        ...(figure.speaker === undefined ? {} : { speaker: figure.speaker }),
      },
      claim(key, 'Figure.population', text(figure.population), basis),
      ...(unit === undefined
        ? []
        : [claim(key, 'Figure.unit', FIGURE_UNITS.has(unit) ? term('figure-unit', unit) : text(unit), basis)]),
      ...(figure.period === undefined ? [] : [claim(key, 'Figure.period', time(figure.period), basis)]),
    ],
  };
};
