import type { ReadPerson } from '@amparo/core/nouns/reading';
import { givenReadings } from './extract-name-cases.ts';

/** First names of men that end as women's do. */
const MEN =
  /^(?:илья|ілья|ілля|illia|ilya|илия|никита|мікіта|mikita|nikita|данила|даніла|danila|лука|лукаш|luka|luca|фома|фама|кузьма|кузьма|савва|сава|sava|savva|микола|мікола|mykola|mikola|яша|саша|сяргей|ваня|петя|пеця|миша|алёша|joshua|elija|sacha|andrea|юра|коля|толя|гриша|вова|дима|міша)$/iu;
const WOMEN =
  /^(?:любовь|люба|нинель|юдифь|рахиль|liubou|любоў|lubov|liubov|ingrid|ruth|judith|agnès|inès|lys|rachel|carmen|beatriz|isabel|irène|hélène|mathilde|élodie|awa|claire|marie|anne|jeanne|sylvie|nathalie|solange|aminata)$/iu;

/** A man's name in another case, which ends as a woman's does. */
const MEN_OBLIQUE =
  /^(?:тимур|иван|іван|антон|степан|сцяпан|роман|раман|руслан|богдан|демьян|герман|сем[её]н|симон|мартин|марцін|валентин|валянцін|константин|канстанцін|август|александр|аляксандр|п[её]тр|егор|артур|виктор|ф[её]дор|владимир|захар|макар|назар|тихон|платон|михаил|міхаіл|павл|паўл|кирилл|кірыл|даниил|данііл|самуил|вениамин|глеб|марат|тарас|ринат|вадим|вадзім|денис|дзяніс|станислав|станіслав|владислав|уладзіслав|мирослав|ярослав|вячеслав|всеволод|олег|алег|леонид|леанід|давид|давід|эдуард|эдуард|альберт|роберт|максим|максім|ефим|клим|артем|арт[её]м|арцём|эмиль|марк|феликс|борис|барыс|филипп|пилип|лев|савв)(?:у|а|ом|ам)$/iu;

/** The sex that a person's own words give: an honorific, else a first name of the region. Absent where neither tells. */
export const sexOf = (person: ReadPerson): 'female' | 'male' | undefined => {
  if (person.sex !== undefined) return person.sex;
  if (person.unnamed !== undefined) return undefined;
  const full = person.forms.find(({ form }) => form.includes(' '))?.form ?? person.name;
  const patronymic = /(?<!\p{L})\p{Lu}\p{Ll}+(?<end>вна|чна|іўна|вич|віч|ича|віча|вича|вны|вне|вну)(?!\p{L})/u.exec(
    full,
  )?.groups?.end;
  if (patronymic !== undefined) return /^(?:вна|чна|іўна|вны|вне|вну)$/u.test(patronymic) ? 'female' : 'male';
  const first = full.split(' ')[0] ?? '';
  if (MEN.test(first)) return 'male';
  if (WOMEN.test(first)) return 'female';
  const known = new Set(givenReadings(first).map(({ sex }) => sex));
  const [only] = known;
  if (known.size === 1 && only !== undefined) return only;
  const last = full.split(' ').at(-1) ?? '';
  if (/(?:ая|ская|цкая|ova|eva|ova|aya|skaya|ouskaya)$/iu.test(last)) return 'female';
  if (/(?:ский|цкий|скі|цкі|ski|sky|ський)$/iu.test(last)) return 'male';
  if (!/^\p{Lu}\p{Ll}{2,}/u.test(first)) return undefined;
  if (MEN_OBLIQUE.test(first)) return 'male';
  if (/[аяa]$/u.test(first)) return 'female';
  // In another case: Анну, Анны, Анной are women; Ивана stays open.
  if (/(?:ну|ну|ру|лу|ию|ію|ну|вету|нну|ину|іну|ену|ану)$/u.test(first)) return 'female';
  return /(?:[бвгдзклмнпрстфхцчшщйўь]|[bcdfgklmnprstvwxz])$/iu.test(first) ? 'male' : undefined;
};
