import type { Span } from '@amparo/un-letters';
import type { ExtractInput } from './extract.ts';
import {
  AFTER_QUOTED,
  BEFORE_QUOTED,
  type BodyRole,
  CYRILLIC_HEADS,
  FRENCH_ADJECTIVE,
  FRENCH_HEAD,
  FRENCH_ROLES,
} from './extract-organisation-words.ts';

interface Body extends Span {
  readonly role?: BodyRole;
}

const FRENCH = new RegExp(`(?<![\\p{L}-])${FRENCH_HEAD}(?![\\p{L}-])`, 'gu');
/** One more part of a French name: a preposition with its noun, or an adjective. */
const FRENCH_PART =
  /^ (?:(?<join>(?:de la |de l'|des |de |du |d'|contre (?:la |le |les |l')?|pour (?:la |le |les |l')?|sur (?:la |le |les |l')?|aux? |et (?:de la |de l'|des |du |d')?|ou |– |en )?)(?<noun>\p{L}[\p{L}'-]*))/u;

/** French bodies: a head word and what follows it, up to the verb. */
export const frenchBodies = (input: ExtractInput): readonly Body[] => {
  if (input.language !== 'fr') return [];
  const text = input.view.text;
  const found: Body[] = [];
  let last = -1;
  for (const match of text.matchAll(FRENCH)) {
    if (match.index < last) continue;
    let end = match.index + match[0].length;
    let nouns = 0;
    let lastWas: 'head' | 'noun' | 'adjective' = 'head';
    for (let step = 0; step < 8; step += 1) {
      const next = FRENCH_PART.exec(text.slice(end, end + 60));
      if (next === null) break;
      const join = next.groups?.join ?? '';
      const noun = next.groups?.noun ?? '';
      if (/^(?:cas|sort|fait|sujet|qui|que|qu|dont|où|mais|car|ne|n'|se|s'|a|ont|est|sont|y|il|elle)$/u.test(noun))
        break;
      if (join === '') {
        const capital = /^(?:\p{Lu}|(?:al|el|as)-\p{Lu})/u.test(noun);
        if (
          !capital &&
          (lastWas === 'adjective'
            ? !/^(?:libre|national|nationale|général|générale)$/u.test(noun)
            : !FRENCH_ADJECTIVE.test(noun))
        )
          break;
        if (capital && lastWas === 'adjective' && nouns === 0) break;
        lastWas = capital ? 'noun' : 'adjective';
        if (capital) nouns += 1;
      } else {
        if (/^(?:et|ou) $/u.test(join) && !/^\p{Lu}/u.test(noun) && !FRENCH_ADJECTIVE.test(noun)) break;
        if (/^en $/u.test(join) && !/^\p{Lu}/u.test(noun)) break;
        if (/^sur /u.test(join) && !/^Groupe|Comité/u.test(match[0])) break;
        nouns += 1;
        lastWas = 'noun';
      }
      end += next[0].length;
    }
    const adjective = end > match.index + match[0].length;
    if (
      !adjective ||
      (nouns === 0 &&
        /^(?:[Mm]inistère|[Tt]ribunal|Conseil|Commission|Bureau|Service|Police|Centre|Maison|Direction|Association|Collectif|Société|Ordre|Union|Front|Comité|Assemblée nationale)$/u.test(
          match[0],
        ) &&
        !/national|général/u.test(text.slice(match.index, end)))
    )
      continue;
    if (/^Maison d'arrêt|^Maison centrale|^Centre de (?:détention|rétention)/u.test(text.slice(match.index, end)))
      continue;
    if (
      /^[Tt]ribunal/u.test(match[0]) &&
      !/^[Tt]ribunal (?:de (?:grande|première) instance |de (?:commerce|paix|police|travail) )?(?:\p{Ll}+ )?(?:de |d'|du |des |de la )(?:L[ae]s? )?\p{Lu}/u.test(
        text.slice(match.index, end),
      )
    )
      continue;
    if (/^ministère/u.test(match[0]) && nouns === 0) continue;
    const name = text.slice(match.index, end);
    const role = FRENCH_ROLES.find(([head]) => head.test(name))?.[1];
    found.push({ start: match.index, end, ...(role === undefined ? {} : { role }) });
    last = end;
  }
  return found;
};

const HEAD = CYRILLIC_HEADS.map(([stem]) => stem).join('|');
/** The rest of a head's word, whole. */
const CASE = '\\p{Ll}{0,4}(?!\\p{L})';
const IN_QUOTES = /[«„“"](?<name>\p{Lu}[^«»„“”"\n.!?;:]{2,45})[»“”"]/gu;
/** A genitive or an adjective that belongs to the name: "внутренних дел", "унутраных спраў", "защиты адвокатов". */
const OF_NAME = `(?: (?:по|па|з|із|за|ААН|ООН|ААН па|ООН по) (?=[\\p{Ll}])[\\p{Ll}'-]+(?!\\p{L})| (?:и|і|й|або|или|чи) (?!друг|инш|інш)[\\p{Ll}'-]+(?:ых|их|іх|ого|ага|ой|ай|ов|аў|ів|ия|ния|ння)(?!\\p{L})| [\\p{Ll}'-]+(?:ов|ев|аў|яў|оў|ёў|ів|їв|ых|их|іх|ого|ага|аго|ой|ай|ої|ий|ия|ии|ый|иї|ії|ыі|ции|цыі|ции|ства|ств|тва|дел|дзел|спраў|справ|прав|праў|ния|ння|нь|ний|няў|тей|сцей|ости|асці|ності|ы|и|і|ек|ок|ак|ян|ін|ин|ан|ён|ень|цяў|лей|ян|ця|ці|ка|ца|ам|ях|ям|ах)(?!\\p{L}))`;
const PLACE = "(?: \\p{Lu}[\\p{Ll}'-]+(?:а|я|и|і|ы|у|ў|ів|ов|ого|ага|ой|ай|ии|ії|ля|ка|ья)(?!\\p{L}))?";
const QUOTED = new RegExp(
  `(?<lead>(?:\\p{Lu}[\\p{L}'-]+ )?(?:[\\p{L}'-]+ )?)(?<head>(?:${HEAD})${CASE})(?:${OF_NAME}){0,3} (?<name>[«„“"]\\p{Lu}[^»“”"\\n]{1,60}[»“”"])`,
  'giu',
);
const COMPOSED = new RegExp(
  `(?<![\\p{L}-])(?<name>(?:(?:\\p{Lu}[\\p{Ll}'-]+(?:ая|яя|ое|ый|ий|ой|ай|ого|ага|ому|аму|ым|им|ім|ую|ы|і|ае|ої|ій|а|е|ой|ей|ом|ым) )(?:[\\p{Ll}'-]+(?:ая|ое|ый|ий|ой|ай|ого|ага|ы|і|ае|ую|ым|им|ім) )?(?:${HEAD})${CASE}(?:${OF_NAME}){0,4}${PLACE}(?: [вуў] \\p{Lu}\\p{Ll}+)?|\\p{Lu}\\p{Ll}{2,}(?:${OF_NAME}){1,5}${PLACE}))`,
  'gu',
);
const COMPOSED_HEAD = new RegExp(`(?<!\\p{L})(?:${HEAD})${CASE}(?!\\p{L})`, 'iu');
const COURTS =
  /(?<![\p{L}-])(?:\p{Lu}[\p{Ll}'-]+(?:ск|цк|зк|льн)\p{Ll}{1,3} (?:город|горад|облас|район|раён|абл|гарад|місь|меж|апелл|апел|акруж|окруж)\p{Ll}+ суд\p{Ll}{0,3}|[Сс]уд(?:а|у|ом|ам|е|зе|і)? \p{Lu}[\p{Ll}'-]+(?:ого|ага|аго|яго|яга|его) (?:района|раёна|раёну|району)(?: (?:г\. |м\. )?\p{Lu}[\p{Ll}-]+)?|(?:[Вв]оенн|[Вв]аенн|[Вв]ійськов)\p{Ll}{1,3} суд\p{Ll}{0,3} \p{Lu}[\p{Ll}'-]+(?:ого|ага|аго|яго) гарн[иі]зон\p{Ll}{0,2}|\p{Lu}[\p{Ll}'-]+ск\p{Ll}{1,3} (?:гарн[иі]зонн|окружн|акружн)\p{Ll}{1,3} (?:военн|ваенн|військов)\p{Ll}{1,3} суд\p{Ll}{0,3}|(?:Верховн|Вярхоўн|Конституционн|Канстытуцыйн|Конституційн)\p{Ll}{1,3} [Сс]уд\p{Ll}{0,3}(?: \p{Lu}[\p{Ll}-]{2,}(?:а|я|ы|и|і|ии|іі|ії)(?!\p{L})(?! \p{Lu}))?)(?!\p{L})/gu;
const OFFICES =
  /(?<![\p{L}-])(?:(?:Генеральн|Генпрокуратур|Гэнэральн)\p{Ll}{1,3}(?: (?:прокуратур|пракуратур)\p{Ll}{1,3})|(?:Следственн|Следч|Сьледч|Слідч)\p{Ll}{1,3} (?:комитет|камітэт|комітет)\p{Ll}{0,3}|(?:[Кк]омитет|[Кк]амітэт|[Кк]омітет)\p{Ll}{0,3} (?:государственной безопасности|госбезопасности|дзяржаўнай бяспекі|дзяржбяспекі|державної безпеки)|(?:[Мм]инистерств|[Мм]іністэрств|[Мм]іністерств)\p{Ll}{0,3} (?:внутренних дел|унутраных спраў|внутрішніх справ|иностранных дел|замежных спраў|закордонних справ|юстиции|юстыцыі|юстиції|обороны|абароны|оборони|культуры|культури|образования|адукацыі|освіти|здравоохранения|аховы здароўя|охорони здоров'я|информации|інфармацыі|труда|працы|финансов|фінансаў|фінансів|транспорта|транспарту|связи|сувязі|экономики|эканомікі))(?!\p{L})/gu;
const SECURITY = /безопас|бяспек|безпек|внутренних дел|унутраных спраў|внутрішніх справ/u;

/** Belarusian, Russian and Ukrainian bodies: in quotation marks, courts, offices, and a head with its genitives. */
export const cyrillicBodies = (input: ExtractInput): readonly Body[] => {
  const text = input.view.text;
  if (!/\p{Script=Cyrillic}/u.test(text)) return [];
  const found: Body[] = [];
  const roleOf = (name: string): BodyRole | undefined =>
    CYRILLIC_HEADS.find(([stem]) => new RegExp(`(?<!\\p{L})${stem}${CASE}`, 'iu').test(name))?.[1];
  const put = (start: number, end: number, role: BodyRole | undefined): void => {
    found.push({ start, end, ...(role === undefined ? {} : { role }) });
  };
  for (const match of text.matchAll(COURTS)) put(match.index, match.index + match[0].length, 'court');
  for (const match of text.matchAll(OFFICES))
    put(
      match.index,
      match.index + match[0].length,
      /(?:омит|аміт|оміт)/u.test(match[0]) && SECURITY.test(match[0]) ? 'security-force' : 'state-body',
    );
  for (const match of text.matchAll(QUOTED)) {
    const { lead = '', head = '', name = '' } = match.groups ?? {};
    const words = lead.trim() === '' ? [] : lead.trim().split(' ');
    // The head with its capital, or an adjective with one right before it, belongs to the name; a small head does not.
    let from = match.index + lead.length;
    if (/^\p{Lu}/u.test(words.at(-1) ?? '') && ADJECTIVE.test(words.at(-1) ?? ''))
      from -= (words.at(-1) ?? '').length + 1;
    else if (
      words.length === 2 &&
      /^\p{Lu}/u.test(words[0] ?? '') &&
      ADJECTIVE.test(words[0] ?? '') &&
      ADJECTIVE.test(words[1] ?? '')
    )
      from = match.index;
    else if (!/^\p{Lu}/u.test(head)) {
      const inner = text.indexOf(name, match.index + lead.length) + 1;
      put(inner, inner + name.length - 2, roleOf(head));
      continue;
    }
    put(from, match.index + match[0].length, roleOf(head));
  }
  for (const match of text.matchAll(IN_QUOTES)) {
    const name = match.groups?.name ?? '';
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 16);
    if (name.split(' ').length <= 5 && (BEFORE_QUOTED.test(before) || AFTER_QUOTED.test(after)))
      put(
        match.index + 1,
        match.index + 1 + name.length,
        roleOf(before.trim().split(' ').at(-1) ?? '') ?? 'association',
      );
  }
  for (const match of text.matchAll(COMPOSED)) {
    const name = match.groups?.name ?? '';
    if (!COMPOSED_HEAD.test(name) || !/ /u.test(name)) continue;
    const head = COMPOSED_HEAD.exec(name);
    if (head === null || (head.index > 0 && !ADJECTIVE.test(name.slice(0, head.index).trim().split(' ')[0] ?? '')))
      continue;
    const state = /^(?:\p{L}+ )?(?:министерств|міністэрств|міністерств|департамент|дэпартамент)/iu.test(name)
      ? (/ \p{Lu}[\p{Ll}-]+$/u.exec(name)?.[0].length ?? 0)
      : 0;
    put(match.index, match.index + name.length - state, SECURITY.test(name) ? 'security-force' : roleOf(name));
  }
  return found;
};

const ADJECTIVE =
  /(?:ая|яя|ое|ее|ый|ий|ой|ай|ей|яй|ого|ага|его|яга|ому|аму|ым|им|ім|ую|юю|ы|і|ае|яе|ої|ій|ых|их|іх|[чнц]а|(?:ськ|цьк|ов|ев)а|ом|эй)$/u;
