import type { FoundInstrument, ProvisionUnit } from './instruments.ts';
import type { LettersReference } from './letters-reference.ts';
import type { Span } from './view.ts';

/** A place where the text speaks of an instrument: by name, by "the Convention", or of one that is not known here. */
export interface Anchor extends Span {
  /** Absent when the words name an instrument that the reference does not have: what goes on from it is left out. */
  readonly code?: string;
  readonly unit: ProvisionUnit;
  /** False for "the Convention": the one of that kind named last. */
  readonly named: boolean;
}

interface Kind {
  /** The word in the languages of the letters. */
  readonly word: RegExp;
  /** What the title of such an instrument has. */
  readonly title: RegExp;
  readonly unit: ProvisionUnit;
}

const KINDS: readonly Kind[] = [
  { word: /^(?:Convention|Convención|Convenio|Конвенци|Канвенцы)/iu, title: /Convention/u, unit: 'article' },
  { word: /^(?:Covenant|Pacte|Pacto|Пакт)/iu, title: /Covenant/u, unit: 'article' },
  { word: /^(?:Declaration|Déclaration|Declaración|Деклараци|Дэклараци)/iu, title: /Declaration/u, unit: 'article' },
  { word: /^(?:Protocol)/iu, title: /Protocol/u, unit: 'article' },
  { word: /^(?:Statut|Estatuto|Статут)/iu, title: /Statute/u, unit: 'article' },
  { word: /^(?:Rules|Règles|Reglas|Правил)/iu, title: /Rules/u, unit: 'rule' },
  { word: /^(?:Princip|Принцип|Прынцып|Conjunto|Ensemble|Body)/iu, title: /Principles/u, unit: 'principle' },
  { word: /^(?:Charter|Charte|Carta|Treaty|Traité|Tratado)/iu, title: /^$/u, unit: 'article' },
];
const WORD =
  /(?<![\p{L}'-])(?:Conventions?|Convenciones|Convención|Convenios?|Конвенци[яию]|Канвенцы[яію]|Covenants?|Pactes?|Pactos?|Пакта?|Declaration|Déclaration|Declaración|Деклараци[яию]|(?:Optional )?Protocol|Protocole(?: facultatif)?|Protocolo(?: [Ff]acultativo)?|Statute|Statut|Estatuto|Body of Principles|(?:Basic )?(?:Principles|Rules)|Règles|Reglas|Правила?|Principes|Principios|Charter|Charte|Carta|Treaty|Traité|Tratado)(?![\p{L}-])/gu;
/** A name that goes on behind the word is the name of another instrument: "Convention on …", "Convención Americana". */
const GOES_ON =
  /^ ?(?:(?:on|against|for|relating|relative|sur|contre|contra|sobre|pour|para|concerning|concernant|concerniente|regarding|internationale?|internacional|européenne|americana|américaine|africaine|interaméricaine|interamericana|europe[ao]|de Viena|de Vienne|de Genève|de Ginebra)(?!\p{L})|No\. ?\d|n° ?\d|núm\. ?\d|\d|(?:of|de|des|du|del|de la|de las|de los) (?:the |la |l')?(?:\p{Lu}|\d))/u;
const PROTOCOL_TO = /^ (?:to|à|au|de la|del|de|se rapportant|thereto)(?!\p{L})/u;
const OF_PROTOCOL =
  /(?:Protocol to|Protocole (?:facultatif )?(?:à|se rapportant à)|Protocolo [Ff]acultativo de) (?:the |la |l')?$/u;
/** "American Convention", "European Charter": a name that begins before the word. */
const NAME_BEFORE =
  /(?:(?:^|[ («"'])(?!(?:The|This|That|Said|Same|Under|La|Le|L|El|Los|Las|Les|Dicha|Dicho|Ladite|Ledit|Cette|Ce|Our|Both|In|And|Of|Universal|Optional|Basic|International|United|Nations|Nelson|Body)[ '])\p{Lu}\p{L}+(?:-\p{L}+)? )$/u;
/** "the first of these Covenants": of the two that were named last. */
const ORDINAL =
  /(?:first|former|second|latter|premi(?:er|ère)|second|seconde|derni(?:er|ère)|primer[oa]?|segund[oa]|últim[oa]) (?:of )?(?:de )?(?:these|those|the two|ces|ces deux|dichos|dichas|estos|estas|esos|esas|los dos) $/iu;
const FIRST = /^(?:first|former|prem|prim)/iu;
const PLURAL = /^(?:Conventions|Convenciones|Convenios|Covenants|Pactes|Pactos)$/u;

/** `("the Covenant")`, `(ci-après « la Convention »)`: from there on the word means that instrument. */
const DEFINED =
  /^,? \((?:[^()\n]{1,24}[,;] )?(?:hereinafter|hereafter|henceforth|ci-après|en adelante|en lo sucesivo)?,? ?(?:referred to as |dénommée? )?["“”'«]? ?(?:the |la |le |l'|el )?(\p{L}+)/iu;
const definedWord = (text: string, end: number): string => DEFINED.exec(text.slice(end, end + 60))?.[1] ?? '';

/** Named instruments and the running words for them, in order, none inside another. Linear. */
export const anchorsOf = (
  text: string,
  instruments: readonly FoundInstrument[],
  reference: LettersReference,
): readonly Anchor[] => {
  const titles = new Map([...reference.instruments, ...reference.softLaw].map((one) => [one.code, one.title]));
  const lastOf = new Map<Kind, string>();
  const earlierOf = new Map<Kind, string>();
  const defined = new Set<Kind>();
  const anchors: Anchor[] = [];
  let cursor = 0;
  const takeUpTo = (at: number): void => {
    for (; (instruments[cursor]?.start ?? Infinity) <= at; cursor += 1) {
      const { start, end, code, unit } = instruments[cursor] as FoundInstrument;
      anchors.push({ start, end, code, unit, named: true });
      const kind = KINDS.find(({ title }) => title.test(titles.get(code) ?? ''));
      if (kind === undefined) continue;
      const isDefined = DEFINED.test(text.slice(end, end + 60)) && kind.word.test(definedWord(text, end));
      if (isDefined) defined.add(kind);
      const known = lastOf.get(kind);
      if (known !== undefined && known !== code) earlierOf.set(kind, known);
      if (isDefined || !defined.has(kind)) lastOf.set(kind, code);
    }
  };
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    takeUpTo(start);
    if (start < (anchors.at(-1)?.end ?? 0)) continue;
    const kind = KINDS.find(({ word }) => word.test(match[0].replace(/^(?:Optional|Basic) /u, '')));
    if (kind === undefined) continue;
    const behind = text.slice(end, end + 40);
    const before = text.slice(Math.max(0, start - 30), start);
    if (OF_PROTOCOL.test(text.slice(Math.max(0, start - 50), start))) continue;
    const ordinal = PLURAL.test(match[0]) ? ORDINAL.exec(before) : null;
    if (ordinal !== null) {
      const code = FIRST.test(ordinal[0]) ? earlierOf.get(kind) : lastOf.get(kind);
      const at = start - ordinal[0].length;
      if (code !== undefined && earlierOf.has(kind))
        anchors.push({ start: at, end, code, unit: kind.unit, named: false });
      continue;
    }
    const other =
      (/^Optional|^Protoc/u.test(match[0]) && PROTOCOL_TO.test(behind)) ||
      GOES_ON.test(behind) ||
      NAME_BEFORE.test(before) ||
      PLURAL.test(match[0]);
    const code = other ? undefined : lastOf.get(kind);
    if (other) anchors.push({ start, end, unit: kind.unit, named: true });
    else if (code !== undefined) anchors.push({ start, end, code, unit: kind.unit, named: false });
  }
  takeUpTo(text.length);
  return anchors;
};
