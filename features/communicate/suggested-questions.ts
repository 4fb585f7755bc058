/** Questions by type of violation, in our own words; `%` stands for the persons named. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'arbitrary-detention':
    'Please state the legal and factual grounds for the deprivation of liberty of %, and which court has reviewed it.',
  'legality-vague-law':
    'Please state the acts for which % is prosecuted, and how the provision applied is compatible with the requirement of legal certainty.',
  'fair-trial':
    'Please describe how the right to a fair hearing, to counsel of choice and to appeal was ensured for %.',
  'ne-bis-in-idem': 'Please explain on what new facts any further sentence of % rests.',
  'family-contact':
    'Please state what contact % may have with children and family, by which decision, and when it will be restored in full.',
  'women-prisoners':
    'Please describe the measures taken to meet the specific needs of % as a woman deprived of liberty.',
  'expulsion-of-nationals':
    'Please state the legal ground for the removal of % from the country and whether return is possible at any time.',
  'identity-documents-nationality':
    'Please state which identity documents of % were taken or refused, and when they will be given back.',
};

/** Questions for a draft: what every letter asks, then one for each type that has one. */
export const suggestedQuestions = (types: readonly string[], names: readonly string[]): readonly string[] => {
  const who =
    names.length < 2 ? (names[0] ?? 'the persons named') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return [
    'Please comment on the facts set out above and add what you hold necessary.',
    ...types.flatMap((type) => (QUESTIONS[type] === undefined ? [] : [QUESTIONS[type].replace('%', who)])),
  ];
};
