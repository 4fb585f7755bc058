/**
 * What a figure is about, by the words that tell populations apart, in the languages that the reader reads. The first
 * that fits counts, so what befell people stands before where they are: "prisoners pardoned" is no count of prisoners.
 */
const TOPICS: readonly (readonly [string, RegExp])[] = [
  ['deaths', /\b(?:died|deaths?|dead|killed)\b|décéd|\bmort(?:s|es)?\b|пам[её]р|смерц|умер|смерт|погиб|загін/iu],
  ['expelled', /expel|expuls|deport|высла|выслан|департ|депорт|выдвор/iu],
  ['terms extended', /(?:terms?|sentences?)\b.{0,30}extended|extension|prolong|прадоўж|продл/iu],
  ['set free', /pardon|releas|\bfreed\b|set free|graci|libér|памілав|помилов|вызвал|освобо/iu],
  ['parental rights', /parental|autorité parentale|бацькоўск|родительск/iu],
  ['sentenced', /sentenced|convicted|condamn|асудж|осужд|приговор/iu],
  ['arrested', /newly arrested|arrested|for the first time|interpell|arrêt|затрыма|задержа/iu],
  [
    'held',
    /deprived of|\bheld\b|imprisoned|detained|behind bars|prisoners?\b|détenu|incarcér|emprisonn|зняволен|за кратам|вязн|лишен|лишён|заключ|узник|пазбаўлен/iu,
  ],
  ['crossings', /\b(?:attempts?|cross)/iu],
];

/** The topic of a figure's words, or undefined when none of ours fits. */
export const topicOfFigure = (words: string): string | undefined =>
  TOPICS.find(([, pattern]) => pattern.test(words))?.[0];
