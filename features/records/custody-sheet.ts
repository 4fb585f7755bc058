import type { CustodyEntry } from '@amparo/core/nouns/custody';
import type { CustodyGap } from '@amparo/core/policy/custody-gaps';
import type { CustodyFacts } from './custody-facts.ts';
import { GAP_WORDS, KIND_WORDS, SHEET_WORDS, type SheetLanguage } from './custody-sheet-words.ts';
import { PdfPages } from './pdf-page.ts';

type Say = (word: keyof typeof SHEET_WORDS) => string;

/**
 * The custody of one item as a PDF to print and lay before a court: facts of collection, family, state, every entry, and
 * every gap in red. The same facts in the same language give the same bytes; its date is that of the last entry.
 */
export const custodySheet = async (facts: CustodyFacts, language: SheetLanguage): Promise<Uint8Array> => {
  const say: Say = (word) => SHEET_WORDS[word][language];
  const date = new Date(facts.entries.at(-1)?.at ?? facts.receivedAt);
  const pages = new PdfPages({ title: `${say('title')} ${facts.number}`, date, language });
  const head = `${say('title')} · ${say('item')} ${facts.number}${facts.exhibit === null ? '' : ` · ${facts.exhibit}`}`;
  pages.line(head, { face: 'bold', size: 16 });
  pages.space(4);
  writeGaps(pages, facts.state.gaps, say, language);
  writeItem(pages, facts, say);
  writeCollection(pages, facts, say);
  writeFamily(pages, facts, say);
  writeState(pages, facts, say);
  pages.heading(`${say('entries')} (${facts.entries.length})`);
  for (const entry of facts.entries) writeEntry(pages, entry, facts, say, language);
  pages.space(8);
  pages.rule();
  const { origin, sealedSize, root } = facts.journal;
  pages.pair(say('journal'), `${origin}, ${say('sealedTo')} ${sealedSize}`);
  if (root !== null) pages.pair(say('root'), root, { face: 'mono', size: 8 });
  pages.space(4);
  pages.line(say('limits'), { size: 8, ink: 'grey' });
  return pages.end(`${head} · ${facts.sha256.slice(0, 16)}…`);
};

const writeGaps = (pages: PdfPages, gaps: readonly CustodyGap[], say: Say, language: SheetLanguage): void => {
  if (gaps.length === 0) {
    pages.line(say('noGaps'), { ink: 'grey' });
    return;
  }
  pages.line(`${say('gaps')}: ${gaps.length}`, { face: 'bold', size: 11.5, ink: 'red' });
  pages.rule('red');
  for (const { code, after, before, why, expected, found } of gaps) {
    const where = [
      ...(after === null ? [] : [`${say('after')} ${after}`]),
      ...(before === null ? [] : [`${say('before')} ${before}`]),
    ].join(', ');
    const told = [GAP_WORDS[code][language], ...(where === '' ? [] : [where])].join(', ');
    // The sentence is English; the others have what does not agree, in words of their own.
    const differing = [
      ...(expected === undefined ? [] : [`${say(code === 'not-acknowledged' ? 'to' : 'expected')} ${expected}`]),
      ...(found === undefined ? [] : [`${say('found')} ${found}`]),
    ].join(', ');
    const more = language === 'en' ? why : differing;
    pages.line(more === '' ? told : `${told}: ${more}`, { ink: 'red', indent: 10 });
  }
};

const writeItem = (pages: PdfPages, facts: CustodyFacts, say: Say): void => {
  pages.heading(`${say('item')} ${facts.number}`);
  if (facts.exhibit !== null) pages.pair(say('exhibit'), facts.exhibit);
  pages.pair(say('name'), facts.title);
  pages.pair(say('originalName'), facts.originalName);
  pages.pair(say('size'), String(facts.size));
  pages.pair('SHA-256', facts.sha256, { face: 'mono', size: 8 });
  pages.pair('SHA-512', facts.sha512, { face: 'mono', size: 8 });
};

const writeCollection = (pages: PdfPages, facts: CustodyFacts, say: Say): void => {
  const { collector, source, file, clock, place, method, restrictions, completeness, malware } = facts.collection;
  const told = (...parts: readonly (string | number | boolean | undefined | null)[]): string =>
    parts.filter((part) => part !== undefined && part !== null && part !== '').join(', ');
  const pair = (label: keyof typeof SHEET_WORDS, text: string): void => {
    if (text !== '') pages.pair(say(label), text);
  };
  pages.heading(say('collection'));
  pair('received', facts.receivedAt);
  pair('localOffset', String(facts.localOffsetMinutes));
  pair(
    'clock',
    told(clock?.source, clock?.offsetMs === undefined ? '' : `${clock.offsetMs} ms`, clock?.server, clock?.measuredAt),
  );
  pair('from', facts.origin.from);
  pair('sourceKind', told(source?.kind, source?.protection, source?.pseudonym));
  pair('how', facts.origin.how);
  pair('url', facts.origin.url ?? '');
  pair('collector', told(facts.collector, collector?.role, collector?.organisation, collector?.kind));
  pair('placeCollected', place ?? '');
  pair('fileTimes', told(facts.fileModifiedAt, file?.createdAt, file?.changedAt));
  pair('method', told(method?.name, method?.tool, method?.version, method?.buildSha256));
  for (const [name, value] of Object.entries(method?.parameters ?? {})) pages.pair('', `${name} = ${value}`);
  pair('legalBasis', facts.legalBasis);
  pair(
    'consent',
    Object.entries(facts.consent)
      .map(([use, answer]) => `${use}: ${answer}`)
      .join(', '),
  );
  pair('restrictions', restrictions?.join('; ') ?? '');
  pair(
    'completeness',
    told(
      completeness?.complete === undefined ? '' : `complete: ${completeness.complete}`,
      completeness?.statement,
      completeness?.altered,
    ),
  );
  pair('malware', told(malware?.result, malware?.finding, malware?.tool, malware?.version, malware?.checkedAt));
  if (facts.hidden) pair('hidden', say('hiddenWhy'));
};

const writeFamily = (pages: PdfPages, facts: CustodyFacts, say: Say): void => {
  const { parent, children, sameBytesAs, madeFrom, derivations } = facts;
  if (parent === null && children.length === 0 && sameBytesAs === null && madeFrom === null && derivations.length === 0)
    return;
  pages.heading(say('family'));
  const item = (number: number): string => `${say('item')} ${number}`;
  if (parent !== null) pages.pair(say('inside'), item(parent));
  if (children.length > 0) pages.pair(say('holds'), children.map(item).join(', '));
  if (sameBytesAs !== null) pages.pair(say('sameBytes'), item(sameBytesAs));
  if (madeFrom !== null) {
    const from = madeFrom.number === null ? '' : ` · ${item(madeFrom.number)}`;
    pages.pair(say('madeFrom'), `${madeFrom.kind}${from} · SHA-256 ${madeFrom.inputSha256}`);
  }
  for (const made of derivations) {
    const what = [made.kind, made.item === null ? undefined : item(made.item.number)];
    const by = [made.tool, made.toolVersion, made.member, made.at, `${say('entry')} ${made.seq}`];
    pages.pair(say('made'), [...what, ...by].filter((part) => part !== undefined && part !== null).join(' · '));
    pages.pair('', `SHA-256 ${made.outputSha256}`, { face: 'mono', size: 8 });
    for (const change of made.changes) pages.pair('', `${change.what}: ${change.reason}`);
  }
};

const writeState = (pages: PdfPages, { state }: CustodyFacts, say: Say): void => {
  pages.heading(say('state'));
  const { inTransit, destroyed, lastFixity } = state;
  if (destroyed !== null) pages.pair(say('destroyed'), `${destroyed.at}, ${say('entry')} ${destroyed.seq}`);
  else if (inTransit !== null)
    pages.pair(say('inTransit'), `${inTransit.to}, ${inTransit.since}, ${say('entry')} ${inTransit.seq}`, {
      ink: 'red',
    });
  else if (state.holder === null) pages.pair(say('holder'), say('nobody'), { ink: 'red' });
  else pages.pair(say('holder'), state.holder);
  if (state.place !== null) pages.pair(say('place'), state.place);
  if (state.sealNumber !== null) pages.pair(say('seal'), state.sealNumber);
  if (state.classification !== null) pages.pair(say('classification'), state.classification);
  const holds = state.holds.map(({ seq, authority, reason }) => [`${say('entry')} ${seq}`, authority, reason]);
  const shown = holds.map((hold) => hold.filter((part) => part !== null).join(': ')).join('; ');
  pages.pair(say('holdsStanding'), shown === '' ? say('none') : shown);
  if (state.exculpatory) pages.pair(say('exculpatory'), say('yes'));
  if (state.disclosedTo.length > 0) pages.pair(say('disclosedTo'), state.disclosedTo.join('; '));
  if (lastFixity !== null) {
    const { at, ok, seq } = lastFixity;
    const result = say(ok ? 'equal' : 'different');
    pages.pair(say('lastFixity'), `${at}, ${result}, ${say('entry')} ${seq}`, ok ? {} : { ink: 'red' });
  }
};

const FIELDS = [
  ['given', 'from'],
  ['to', 'to'],
  ['place', 'place'],
  ['seal', 'sealNumber'],
  ['authority', 'authority'],
  ['purpose', 'purpose'],
  ['tool', 'tool'],
  ['result', 'result'],
  ['note', 'note'],
  ['reason', 'reason'],
] as const satisfies readonly (readonly [keyof typeof SHEET_WORDS, keyof CustodyEntry])[];

const writeEntry = (
  pages: PdfPages,
  entry: CustodyFacts['entries'][number],
  facts: CustodyFacts,
  say: Say,
  language: SheetLanguage,
): void => {
  const failed = entry.kinds.includes('fixity-failed') || entry.erased === true;
  const kinds = entry.kinds.map((kind) => KIND_WORDS[kind][language]).join(', ');
  const what = entry.erased === true ? say('erased') : kinds;
  pages.space(3);
  pages.line(`${entry.seq} · ${entry.at} · ${what}`, { face: 'bold', ink: failed ? 'red' : 'black' });
  const who = [entry.actor, entry.role, entry.deed].filter((part) => part !== undefined).join(' · ');
  pages.line(who, { indent: 10, size: 8.5, ink: 'grey' });
  for (const [word, field] of FIELDS) {
    const value = entry[field];
    if (value !== undefined) pages.line(`${say(word)}: ${value}`, { indent: 10, size: 8.5 });
  }
  const corrected = facts.entries.find(({ id }) => id === entry.corrects);
  if (corrected !== undefined) pages.line(`${say('corrects')} ${corrected.seq}`, { indent: 10, size: 8.5 });
  for (const [word, field] of FIELDS) {
    const value = Object.entries(entry.instead ?? {}).find(([name]) => name === field)?.[1];
    if (value !== undefined) pages.line(`${say(word)}: ${value}`, { indent: 20, size: 8.5 });
  }
  for (const { by } of facts.state.corrected.filter(({ seq }) => seq === entry.seq))
    pages.line(`${say('correctedBy')} ${by}`, { indent: 10, size: 8.5, ink: 'red' });
  const seal = entry.sealed ? '' : ` · ${say('unsealed')}`;
  pages.line(`${say('leaf')} ${entry.leafHash}${seal}`, { indent: 10, size: 7.5, face: 'mono', ink: 'grey' });
};
