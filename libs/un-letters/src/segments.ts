import { anyPhrase } from './phrase.ts';
import { questionListAt } from './questions.ts';
import type { Span } from './view.ts';

export const SEGMENT_KINDS = [
  'letterhead',
  'mandates',
  'reference',
  'salutation',
  'capacities',
  'subject',
  'facts',
  'concerns',
  'law',
  'questions',
  'clauses',
  'signatories',
  'unclassified',
] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

export interface Segment extends Span {
  readonly kind: SegmentKind;
}

/** What opens each part, in the order of a letter (English, French, Spanish). Every part may be absent. */
const OPENINGS: readonly (readonly [SegmentKind, RegExp])[] = [
  ['mandates', /(?<![\p{L}])(?:Mandates? ?of|MANDATES? OF|Mandats? ?d(?:u|e|es)|Mandatos? ?de(?:l)?)(?= |\n)/u],
  [
    'reference',
    /(?<!\p{L})(?:Ref\.?|REF\.?|REFERENCE|Reference|R[ÉE]F[ÉE]RENCE|R[ée]f[ée]rence|REFERENCIA|Referencia|R[ée]f\.) ?: ?(?=\[?(?:J?(?:UA|AL|OL)|[A-Z]{3} ?\d|G\/SO))/u,
  ],
  [
    'salutation',
    /(?<=^|\n|[.;)\d] )(?:Your )?(?:Excellency|Excellence|Excelencia|Excelencias|Excellencies|Madame|Monsieur|Sir|Madam|Dear (?:Mr|Ms|Mrs|Dr|Sir|Madam|Ambassador)[^\n,]{0,40}) ?[,:]/u,
  ],
  [
    'capacities',
    anyPhrase(
      '(we|I) have the honou?r to (address|write|turn)',
      '(we are|I am) (writing|addressing) (to )?[^.\n]{0,30}in (our|my) capacit',
      '(we|I) (write|address) (to )?[^.\n]{0,30}in (our|my) capacit',
      "nous avons l'honneur de nous adresser",
      "j'ai l'honneur de m'adresser",
      'nous nous adressons à [^.\n]{0,30}en (nos|notre) qualité',
      'tenemos el honor de dirigirnos',
      'tengo el honor de dirigirme',
      'nos dirigimos a [^.\n]{0,30}en nuestra calidad',
    ),
  ],
  [
    'subject',
    anyPhrase(
      '(in this connection, )?(we|I) would like to (bring|draw)',
      '(dans ce contexte|à cet égard), (nous souhaiterions|nous souhaitons|je souhaiterais)',
      'nous souhaiterions (attirer|porter|appeler)',
      '(en este contexto|a este respecto|en relación con lo anterior), (quisiéramos|quisiera|nos permitimos|deseamos)',
      'quisiéramos (señalar|llamar|hacer llegar)',
    ),
  ],
  [
    'facts',
    anyPhrase(
      'according to (the )?(new |further |additional )?information (received|we have received|I have received|provided|made available)',
      'selon les (nouvelles )?(informations|renseignements|allégations) (reçue?s|qui nous|dont|portée?s)',
      "d'après les informations (reçues|qui nous)",
      'según (la|las|los) (informaci(ón|ones)|datos) (recibidas?|recibidos|que hemos recibido|obtenida)',
      'según se (nos )?(ha informado|informa)',
      'de (acuerdo con|conformidad con) la información recibida',
    ),
  ],
  [
    'concerns',
    anyPhrase(
      'without (wishing to |in any way )?prejudg(e|ing)',
      'while we do not wish to prejudge',
      'we do not wish to prejudge',
      'without expressing at this stage',
      'sans (vouloir |préjudice |en aucun cas )?(préjuger|à ce stade préjuger)',
      'sans vouloir à ce stade',
      '(tout en ne|bien que nous ne) (voulant|souhaitant|souhaitions|voulions) (pas|en rien) préjuger',
      'sans (nous )?prononcer',
      'sin (pretender |querer |implicar |ánimo de )?prejuzgar',
      'sin implicar,? de antemano',
      '(aunque|si bien) no (queremos|deseamos|pretendemos) prejuzgar',
    ),
  ],
  [
    'law',
    anyPhrase(
      "(we remind|we would like to remind|we wish to remind|we would like to draw the attention of) your excellency's government (of|to) the (following|relevant|applicable)",
      'the following (applicable )?(international|human rights) (human rights )?(standards|norms|law)',
      'we would like to (refer|draw)[^.\n]{0,80} to the (fundamental|relevant|applicable) [^.\n]{0,60}(norms|standards|principles)',
      'in connection with the above alleged facts and concerns, please (refer|find)',
      'en relation avec les faits (allégués|et préoccupations)',
      'nous (souhaiterions|aimerions|voudrions) (rappeler|attirer l)',
      'nous rappelons',
      'en relación con las alegaciones (arriba|anteriormente)',
      '(quisiéramos|nos permitimos|deseamos) recordar',
      'quisiéramos llamar la atención del gobierno',
    ),
  ],
  [
    'questions',
    anyPhrase(
      '(observations|comments|views|cooperation|clarifications?|response|reply|information)[^.\n]{0,60} (on|to|about|regarding|concerning) (each of )?the following',
      '(grateful|obliged|appreciate it|request|ask|invite)[^.\n]{0,160}(answer|address|clarify|respond to|provide)[^.\n]{0,40} the following',
      'the following (matters|points|issues|questions)',
      '(observations|commentaires|coopération|réponses?|informations?|précisions|éclaircissements)[^.\n]{0,80}(points|questions|éléments|aspects) (suivants?(es)?|ci-après)',
      '(points|questions) (suivants|suivantes|ci-après)',
      'répondre aux (points|questions) (suivants|suivantes|ci-après)',
      '(siguientes (cuestiones|asuntos|puntos|preguntas|aspectos)|(cuestiones|asuntos|puntos|preguntas|aspectos) siguientes)',
      '(cuestiones|asuntos|puntos|preguntas) que figuran a continuación',
    ),
  ],
];

/** What closes the questions: the standard paragraphs, and the courtesy before the names. */
const CLAUSES = anyPhrase(
  '(this|the present|our) (communication|letter),? (and|as well as|as a comment|together with)',
  '(this|the present|our) (communication|letter)[^.\n]{0,120}(made public|published|made available)',
  'the working group on arbitrary detention may',
  'we would appreciate (receiving )?a (response|reply)',
  'passing this deadline',
  'while awaiting (a|your) (reply|response)',
  'we may publicly express',
  '(la présente|cette|notre) (communication|lettre)[^.\n]{0,120}(rendue?s? publiques?|seront|sera|publi)',
  "nous (serions|vous serions|vous saurions gré)[^.\n]{0,60}(recevoir une réponse|de recevoir|d'une réponse)",
  "dans l'attente d(e|')",
  'en attendant (une|votre) réponse',
  'le groupe de travail sur la détention arbitraire peut',
  'nous (pourrions|nous réservons)[^.\n]{0,40}publiquement',
  '(esta|la presente|nuestra) (comunicación|carta)[^.\n]{0,120}(pública|publi)',
  'agradeceríamos (recibir|obtener)[^.\n]{0,30} respuesta',
  '(a la|en) espera de (su|una|la) respuesta',
  'mientras (se )?esper(a|amos)[^.\n]{0,20} respuesta',
  '(podremos|podríamos|es posible que)[^.\n]{0,20} expres(ar|emos) públicamente',
  'el grupo de trabajo sobre la detención arbitraria (puede|podrá)',
);
const COURTESY = anyPhrase(
  '(please )?accept, (your )?excellenc(y|ies),?[^.\n]{0,60}( (our|my) highest)?( consideration)?(?=[.\n]|$)',
  "(veuillez|nous vous prions d'|je vous prie d')[^.\n]{0,4} ?agréer,?[^.\n]{0,90}(considération)?(?=[.\n]|$)",
  '(acepte|reciba|rogamos acepte),? (su )?excelencia,?[^.\n]{0,60}(consideración)?(?=[.\n]|$)',
  '(our|my) highest consideration',
  '(notre|ma) (très |plus )?haute considération',
  'más (distinguida|alta) consideración',
  '(yours (sincerely|faithfully)|sincerely yours)(?=[,\n])',
);
const ANNEX = /(?<=\n)(?:Annex|Annexe|Anexo|ANNEX|ANNEXE|ANEXO)(?= |\n|$)[^\n]{0,80}(?:\n[^\n]{0,120})?/u;

/** Where the parts stand in the view's text. Together they cover it; what no opening claims is `unclassified`. */
export const segmentsOf = (text: string): readonly Segment[] => {
  const marks = openings(text);
  if (marks.length === 0) return text.length === 0 ? [] : [{ kind: 'unclassified', start: 0, end: text.length }];
  const segments: Segment[] = [];
  const first = marks[0] as Mark;
  if (first.start > 0)
    segments.push({
      kind: first.kind === 'mandates' || first.kind === 'reference' ? 'letterhead' : 'unclassified',
      start: 0,
      end: first.start,
    });
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.start ?? text.length;
    const closed =
      mark.kind === 'subject' || mark.kind === 'capacities' ? Math.min(end, endOfParagraph(text, mark.start)) : end;
    segments.push({ kind: mark.kind, start: mark.start, end: closed });
    if (closed < end) segments.push({ kind: 'unclassified', start: closed, end });
  });
  return segments;
};

interface Mark {
  readonly kind: SegmentKind;
  readonly start: number;
}

const openings = (text: string): Mark[] => {
  const salutation = salutationAt(text);
  const marks: Mark[] = [];
  const questions = questionsAt(text, salutation ?? 0);
  let from = 0;
  for (const [kind, pattern] of OPENINGS) {
    const at =
      kind === 'salutation'
        ? salutation
        : kind === 'mandates' || kind === 'reference'
          ? headAt(text, pattern, from, salutation)
          : kind === 'questions'
            ? questions
            : after(text, pattern, from);
    // What is found first behind the questions is of an annex.
    if (at === undefined || at < from || (kind !== 'questions' && questions !== undefined && at > questions)) continue;
    marks.push({ kind, start: at });
    from = at + 1;
  }
  const clauses = after(text, CLAUSES, from);
  const courtesy = after(text, COURTESY, clauses ?? from);
  const closing = clauses !== undefined && (courtesy === undefined || clauses < courtesy) ? clauses : undefined;
  if (closing !== undefined) marks.push({ kind: 'clauses', start: closing });
  if (courtesy !== undefined) {
    const match = COURTESY.exec(text.slice(courtesy));
    const end = courtesy + (match?.[0].length ?? 0) + (text[courtesy + (match?.[0].length ?? 0)] === '.' ? 1 : 0);
    if (closing === undefined) marks.push({ kind: 'clauses', start: courtesy });
    marks.push({ kind: 'signatories', start: end });
    const annex = after(text, ANNEX, end);
    if (annex !== undefined) marks.push({ kind: 'law', start: annex });
  }
  return marks;
};

/** The request for observations: the first that a list follows; the first of all where none does. */
const questionsAt = (text: string, from: number): number | undefined => {
  const pattern = OPENINGS.find(([kind]) => kind === 'questions')?.[1] as RegExp;
  const all = [...text.slice(from).matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
    at: from + match.index,
    end: from + match.index + match[0].length,
  }));
  const listed = all.find(({ end }) => LIST_BEHIND.test(text.slice(end, end + 120)));
  if (listed !== undefined) return listed.at;
  const courtesy = after(text, COURTESY, from) ?? text.length;
  // No request is known to announce the list: the list itself says what it is, behind the facts.
  const facts = after(text, OPENINGS.find(([kind]) => kind === 'facts')?.[1] as RegExp, from) ?? from;
  const list = questionListAt(text, all[0]?.at ?? facts, courtesy) ?? questionListAt(text, facts, courtesy);
  return all[0] !== undefined && list !== undefined && list > all[0].at ? all[0].at : (list ?? all[0]?.at);
};
const LIST_BEHIND = /^[^.\n]{0,80}[:.]?\s{0,2}(?:\(?(?:1|a|i) ?[.)]|[-–—•*·▪] )/iu;

/** The salutation is the one before the capacities; another may stand in a notice above the letterhead. */
const salutationAt = (text: string): number | undefined => {
  const pattern = OPENINGS.find(([kind]) => kind === 'salutation')?.[1] as RegExp;
  const capacities = after(text, OPENINGS.find(([kind]) => kind === 'capacities')?.[1] as RegExp, 0);
  const all = [...text.slice(0, capacities ?? text.length).matchAll(new RegExp(pattern, 'gu'))];
  return (capacities === undefined ? all[0] : all.at(-1))?.index;
};

/** The last opening of its kind before the salutation: decoys stand above the letterhead. */
const headAt = (text: string, pattern: RegExp, from: number, salutation: number | undefined): number | undefined => {
  if (salutation === undefined) return undefined;
  return [...text.slice(from, salutation).matchAll(new RegExp(pattern, 'gu'))].at(-1)?.index === undefined
    ? undefined
    : from + ([...text.slice(from, salutation).matchAll(new RegExp(pattern, 'gu'))].at(-1)?.index ?? 0);
};

const after = (text: string, pattern: RegExp, from: number): number | undefined => {
  const at = text.slice(from).search(pattern);
  return at < 0 ? undefined : from + at;
};

const endOfParagraph = (text: string, from: number): number => {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at + 1;
};
