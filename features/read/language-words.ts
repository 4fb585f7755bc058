const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/**
 * Words that a language cannot do without and that name nothing: articles, pronouns, prepositions, conjunctions, forms
 * of "to be". A word may be of several languages; it then says little for any of them.
 */
export const CLOSED_CLASS: Readonly<Record<'Latn' | 'Cyrl' | 'Arab', Readonly<Record<string, ReadonlySet<string>>>>> = {
  Latn: {
    en: words(
      `the of and to in that was for with her his are is by on from has have been were which this these their they who
      not or as at be it its an would had he she we our you your regarding after before about against under into a
      so but if no all can will there when been more than out up between while during`,
    ),
    fr: words(
      `le la les des et du une dans que est pour nous vous au aux sur par elle il ils ont été qui avec ce cette ces son
      sa ses leur leurs ou où mais ne pas plus sont était selon depuis après avant contre sans entre un de en se votre a`,
    ),
    es: words(
      `el los las del y en una por con para que se al su sus como fue sobre la de un lo ha han sido según desde pero
      también entre cuando este esta estos estas ser es son le les nos contra sin hasta más está fueron había o no a de`,
    ),
    de: words(
      `der die das und den mit von ist nicht ein eine wurde für auf dem des im zu sie er es wird werden wurden sich auch
      als nach bei aus über einer einem einen durch oder war waren sind hat haben dass vom zum zur zu ihn ihm ihr ihre ihrer seine seiner seinen noch nur so`,
    ),
    pl: words(
      `nie się jest przez oraz który która które została został był była było dla po od że roku na do w z i o jak jego
      jej ich ale także przed przy za są co to tym tego został być oni ona pod`,
    ),
    lt: words(
      `ir yra kad su buvo iš dėl į per apie metų ar bet jo jos jų kurie kuris kuri pagal nuo iki po taip kaip tai šio
      šis ši už prie buvęs jis ji jie nebuvo turi gali pat dar`,
    ),
    'be-Latn': words(
      `heta jon jana jany jaho jaje ich što dy ad kali pavodle byŭ była było byli jaki jakaja jakija taksama pra pry z i
      u ŭ na nie da za ale abo tamu paśla hetaha hetaj hetym nas jamu jość`,
    ),
    it: words(
      `il lo gli della delle dei del di che è sono una un per con non si nel nella alla al da dal anche stato stata come
      più questo questa ha hanno dopo contro e la i le ma suo sua a in`,
    ),
    pt: words(
      `o os da do das dos não uma um que é são para com por em no na nos nas ao foi seu sua como mais também entre após
      contra sem até e a as pela pelo ser`,
    ),
  },
  Cyrl: {
    ru: words(
      `и в не на что он она они как это по из для от был была были было его её их также или но же при который которая
      которые после к у о об с со за до был бы если только уже ещё нет ли этого этом этой тот чтобы под без между во
      когда где году года`,
    ),
    uk: words(
      `і та що не на це як він вона вони його її їх від до для був була були було при або але якщо про у в з із зі які
      який яка також після під час за по цього цьому цій щоб без між коли де ще вже немає чи бути року році о об й`,
    ),
    be: words(
      `і ды што не на гэта як ён яна яны яго яе іх ад да для быў была былі было пры або але калі пра у ў з са зь са які
      якая якія таксама пасля пад падчас за па гэтага гэтым гэтай каб без бяз між дзе яшчэ ўжо няма ці быць года годзе
      паводле бо таму аб ім ёй сваёй свайго дня таго й ня`,
    ),
  },
  Arab: {
    ar: words('في من على إلى أن التي الذي هذا هذه كان كانت عن مع ما لا لم قد بين بعد قبل ذلك كما أو ثم حيث وقد إن'),
    fa: words('در به از که را این با است برای آن و می شد بود یک تا بر خود او کرد شده پس هم'),
  },
};

/**
 * Letters, and runs of them, that of the languages of a script only one has. Belarusian also has the soft signs of its
 * older spelling, and the sound `дз`.
 */
export const OWN_LETTERS: Readonly<Record<string, RegExp>> = {
  be: /ў|[сз]ь[внлпц]|дз[еёіяю]/gu,
  uk: /[їє]/gu,
  ru: /ъ/gu,
  pl: /[ęąłżńź]/gu,
  lt: /[ėįųšžū]/gu,
  'be-Latn': /[ŭ]/gu,
  de: /[ß]/gu,
  es: /[ñ¿¡]/gu,
  fr: /[œçêèùî]/gu,
  pt: /[ãõ]/gu,
  fa: /[پچژگ]/gu,
  ar: /[ةىأإ]/gu,
};

/** Letters that a language never has. */
export const FOREIGN_LETTERS: Readonly<Record<string, RegExp>> = {
  ru: /[іїєґў]/gu,
  uk: /[ыэъёў]/gu,
  be: /[ищъїє]/gu,
  en: /[ąćčđęėįłńňőřśšşťůűųźżžŭñßœãõ]/gu,
  fr: /[ąćčđęėįłńňőřśšşťůűųźżžŭñßãõ]/gu,
  es: /[ąćčđęėįłńňőřśšşťůűųźżžŭßœãõèê]/gu,
  de: /[ąćčđęėįłńňőřśšşťůűųźżžŭñœãõ]/gu,
  it: /[ąćčđęėįłńňőřśšşťůűųźżžŭñßœãõ]/gu,
  pt: /[ąćčđęėįłńňőřśšşťůűųźżžŭñßœ]/gu,
  pl: /[čďėįųšžŭñßœãõû]/gu,
  lt: /[ćłńśźżŭñßœãõ]/gu,
  'be-Latn': /[ąęėįųñßœãõqx]/gu,
  fa: /[ة]/gu,
  ar: /[پچژگ]/gu,
};
