import type { EventRow } from './extract-event-row.ts';

const BE = '(?:was|were|been|being|is|are|am|remains?|remained|got|stays?|stayed)';
const PLACED = '(?:pre-trial |preventive |administrative |incommunicado |police |the same |state |solitary )*';

/** How English tells detentions, charges, sentences, releases, expulsions, deaths and papers taken. Data. */
export const ENGLISH_EVENTS: readonly EventRow[] = [
  {
    kind: 'DetentionEpisode',
    who: 'either',
    words:
      'arrested|re-?arrested|detained(?! (?:without|in (?:poor|inhuman)))|apprehended|abducted|kidnapped|captured|seized(?= (?:on|in|at|by|from (?:his|her|their) (?:home|flat|house)|him|her|them))|(?<!(?:court|judge|judges|State) (?:that|which|who) )jailed(?! (?:(?:him|her|them|me|[\\p{L}.-]+(?: [\\p{L}.-]+){0,3}) )?for (?:\\d|\\p{L}+ (?:and a half )?(?:years?|months?|days?|weeks?|life)))|imprisoned|incarcerated|rounded up|taken away|led away|taken into (?:police )?custody|remanded in custody|intercepted(?= (?:at|by|on|in|near))|nabbed|grabbed(?= (?:by|at|on|from))|hauled (?:off|away|in)|snatched|bundled into|dragged (?:off|away)|whisked away|marched (?:off|away)|placed under (?:house )?arrest|placed in (?:pre-trial )?detention|picked up(?= (?:by|at|on|in))|taken from (?:his|her|their|the|a) (?:home|house|flat|apartment|workplace|office|work|hospital|street|bed|mosque|church|school|car|courthouse|airport|university|shop|café|market|village)',
    details: { beganBy: 'arrest' },
  },
  {
    kind: 'DetentionEpisode',
    who: 'object',
    words: '(?<=[Tt]hey )came(?= (?:on|at|in) )',
    details: { beganBy: 'arrest' },
    bound: true,
  },
  { kind: 'DetentionEpisode', who: 'object', words: 'came for', details: { beganBy: 'arrest' }, bound: true },
  {
    kind: 'DetentionEpisode',
    who: 'object',
    words: '(?:took|drove|led|dragged|hauled|marched|carried) (?=(?:her|him|them|me|us) (?:away|off|into custody))',
    details: { beganBy: 'arrest' },
  },
  {
    kind: 'Held',
    who: 'subject',
    words: `(?:been |being )?held(?= (?:in|at|since|until|there|incommunicado|under|without|by|from|for))|deprived of (?:her |his |their )?liberty|${BE} (?:in|under) ${PLACED}(?:detention|custody|arrest)|${BE} behind bars|(?:is |was |been |currently )?serving (?:an? |the |his |her |their )?[^.,;]{0,40}?(?:sentence|term)(?: there)?|${BE} (?:still |now |currently )?(?:in|at) (?:the )?(?=(?:[\\p{L}'.-]+ ){0,3}(?:colony|prison|jail|SIZO|facility|isolator|cell)(?!\\p{L}))|in (?:pre-trial )?(?:detention|custody|prison) (?=since)`,
    bound: true,
  },
  {
    kind: 'Held',
    who: 'subject',
    words: `${BE} (?:still |now |currently |being )*(?:confined|locked up|kept prisoner|held captive|caged|interned)(?= (?:in|at|on) )`,
  },
  {
    kind: 'Held',
    who: 'subject',
    words: `${BE} (?:still |now |currently )?under house arrest`,
    details: { kind: 'house-arrest' },
  },
  {
    kind: 'Held',
    who: 'subject',
    words: `${BE} (?:still |now |currently |being )*(?:kept|lodged|jailed|housed)(?= (?:in|at) )|served (?=[^.;,]{0,30}in (?:Colony|Prison|the (?:colony|prison)))|sits (?=in )|languish(?:es|ing) (?=in )`,
    bound: true,
  },
  {
    kind: 'Held',
    who: 'subject',
    words: "(?:\\d+|\\p{L}+) (?:months|years|weeks) (?=in (?:[\\p{L}'-]+ ){0,2}(?:Colony|Prison|colony|prison|SIZO))",
    bound: true,
    timeless: true,
  },
  {
    kind: 'DetentionEpisode',
    who: 'subject',
    words:
      'taken(?= (?:the same|on \\d|in \\p{Lu}|at (?:home|dawn|night|work)|by (?:men|police|officers|agents)))|pulled into a (?:car|van|vehicle|bus)|(?:was|were) (?:stopped|led|dragged|taken) (?:at|from|out of) (?:the|a|his|her|their) \\p{L}+',
    details: { beganBy: 'arrest' },
    bound: true,
  },
  {
    kind: 'DetentionEpisode',
    who: 'subject',
    words:
      '(?:gave|given) (?:him|her|them)sel(?:f|ves) up|(?:turned|handed) (?:him|her|them)sel(?:f|ves) (?:in|over)|surrendered(?= (?:to (?:the )?(?:police|authorities|prosecutor|court)|at (?:the|a)))',
  },
  {
    kind: 'Transfer',
    who: 'either',
    words:
      '(?:placed|moved|put|sent|transferred) (?:\\p{Lu}\\p{L}+ |her |him )?(?:back )?(?:in|to|into) (?:the |a )?(?:punishment|isolation|disciplinary|solitary) (?:cell|confinement)',
    details: { beganBy: 'transfer', kind: 'punishment-cell' },
  },
  {
    kind: 'DetentionEpisode',
    who: 'either',
    words:
      'placed(?= (?:in|at) (?:the |a )?(?:[\\p{L}]+ ){0,2}(?:Centre|Center|House|Facility|Colony|Prison|Barracks|centre|facility))',
    bound: true,
  },
  {
    kind: 'DetentionEpisode',
    who: 'owner',
    words: '(?<!house )arrest|detention(?! (?:facilit|cent|house|order))|abduction',
    details: { beganBy: 'arrest' },
    bound: true,
  },
  {
    kind: 'Transfer',
    who: 'either',
    words:
      "transferred|moved(?= (?:\\p{L}+ )?(?:to|from|on|back|in|there))|re-?located|(?:taken|brought|sent(?! (?:him|her|them|[^.;,]{2,40}) to (?:prison|jail) for )(?! to (?:prison|jail) for )|escorted|returned|driven)(?= (?:there |back |me |her |him |us |them )?(?:on [^.;,]{4,20} |from [^.;,]{3,40} )?(?:to|in) (?:a |an |the )?(?:[\\p{L}'.-]+ ){0,3}(?:colony|prison|SIZO|IVS|facility|isolator|cell|jail|detention))",
    details: { beganBy: 'transfer' },
    bound: true,
  },
  {
    kind: 'Sentence',
    who: 'either',
    words:
      'sentenced|re-?sentenced|convicted|condemned|jailed(?= (?:(?:him|her|them|me|[\\p{L}.-]+(?: [\\p{L}.-]+){0,3}) )?for (?:\\d|\\p{L}+ (?:and a half )?(?:years?|months?|days?|weeks?|life)))|fined|ordered to pay an? (?=(?:\\p{L}+ )?fine)|found guilty|(?:sent|packed off)(?= (?:(?:him|her|them|me|[\\p{L}-]+(?: [\\p{L}-]+)?) )?to (?:prison|jail|a (?:penal )?colony) for )|handed(?= (?:(?:him|her|them|me) )?(?:down )?(?:an? |\\d|\\p{L}+[ -](?:and a half[ -])?(?:year|month)))|given(?= (?:an? (?:second|further|new|additional|prison|suspended) |(?:an? )?[\\p{L}\\d-]+[ -](?:and a half[ -])?(?:years?|months?|days?|of)))',
  },
  {
    kind: 'Sentence',
    who: 'subject',
    words:
      'received(?= (?:an? |\\d|\\p{L}+ (?:and a half )?(?:years?|months?|days?)))|got(?= (?:\\d+|\\p{L}+) (?:and a half )?(?:years?|months?|days?))',
  },
  {
    kind: 'Sentence',
    who: 'object',
    words:
      'gave|imposed(?= (?:[^.;]{0,60} )?(?:terms?|sentences?|fines?|years?|months?)(?!\\p{L}))|slapped(?= [^.;]{0,40}(?:years?|months?|fine))|meted out|(?:was|were) handed down(?= (?:[^.;]{0,25} )?(?:to|against) )',
  },
  {
    kind: 'Expulsion',
    who: 'owner',
    words: "(?<=(?:[Hh]er|[Hh]is|[Tt]heir|['’]s) )(?:return|expulsion|deportation|removal)(?= (?:on|in) )",
    bound: true,
  },
  {
    kind: 'Sentence',
    who: 'subject',
    words: 'verdict stands|appeal rejected|(?:added|increased)(?= [^.;]{0,30}(?:years?|months?))',
    bound: true,
  },
  {
    kind: 'Charge',
    who: 'either',
    words: 'charged(?= (?:with|under|for|on|in|by|,|and|pursuant))|indicted|accused|prosecuted',
  },
  {
    kind: 'Charge',
    who: 'subject',
    words: 'faces? (?:[\\p{L}-]+ ){0,3}charges?(?: of)?|on trial|on charges|stands? accused|tried|convicted',
  },
  {
    kind: 'Charge',
    who: 'object',
    words: 'charges? (?:were |was |has been |have been )?(?:brought |filed |pressed )?against',
  },
  {
    kind: 'Expulsion',
    who: 'either',
    words:
      'expelled|deported|banished|removed from the country|(?:driven|taken|brought|transported|pushed)(?= (?:[^.;,]{0,20} )?(?:across|over|to) the (?:[\\p{L}-]+ )?border)|forced (?:across|over) the border|put (?:[^.;]{0,60} )?on (?:a|an) (?:aeroplane|plane|flight|deportation flight|bus) to|pushed (?:us |me |her |him |them )?over to(?= \\p{Lu})|drove (?=(?:him|her|them) to the (?:[\\p{L}-]+ )?border)|(?:removed|returned)(?= (?:on \\d|to (?!(?:her|him|his|them|their|us|me|the|a|an|work|school|court|prison|sender)(?!\\p{L}))))|forced to leave the country|(?:put|bused|bussed|flown|marched|dumped|dropped|thrown|drove|escorted)(?= (?:[^.;,]{0,40} )?(?:over|across) the (?:[\\p{L}-]+ )?border)|(?:put|flown|bused|escorted|thrown|drove)(?= (?:[^.;,]{0,40} )?out of the country)|ejected(?= (?:from|to|on) )|ordered out of the country|handed over(?= to \\p{Lu})|forcibly (?:removed|returned)',
  },
  {
    kind: 'Release',
    who: 'either',
    words: 'released|amnestied|freed|set free|liberated|let go|let out|acquitted',
  },
  {
    kind: 'Release',
    who: 'either',
    words: 'pardoned|granted (?:a )?pardon|granted clemency|(?<=: )pardon(?=[.;,])',
    details: { ground: 'pardon' },
  },
  {
    kind: 'Release',
    who: 'subject',
    words:
      'walked free|walked out of (?=(?:the |a )?(?:[\\p{L}-]+ ){0,2}(?:[Pp]rison|[Cc]olony|[Jj]ail|SIZO|[Ff]acility|court))|stepped out of (?=(?:prison|jail|[Cc]olony))|returned home from (?=(?:prison|jail|the colony))|(?:came|come) out of (?:prison|the colony|jail)|left (?:the )?(?:prison|colony|jail)|regained (?:her|his|their) (?:freedom|liberty)',
  },
  { kind: 'Release', who: 'owner', words: 'release(?= (?:on|in|from) )', bound: true },
  {
    kind: 'Death',
    who: 'subject',
    words:
      'died|passed away|succumbed(?= (?:to|in|on) )|perished|hanged (?:her|him)self|(?:was|were) found dead|took (?:his|her) own life|lost (?:his|her) life',
  },
  { kind: 'Death', who: 'either', words: 'killed|shot dead|murdered|beaten to death|tortured to death|executed' },
  { kind: 'Death', who: 'owner', words: 'death(?= (?:on|in|at) )|death certificate gives', bound: true },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:(?:passports?|identity (?:cards?|documents?|papers)|travel documents?)(?: and [\\p{L} ]{3,30})? (?:was|were|had been|has been|have been|being|is|are)? ?(?:then |also |not |never )?(?:taken(?: away)?|confiscated|seized|withheld|kept|returned))|(?:took(?: away)?|confiscated|seized|withheld|kept) (?:away )?(?:her|his|their|the|all|all their) (?:[\\p{L}-]+ )?(?:passports?|identity (?:cards?|documents?|papers)|travel documents?)|(?:stripped of|deprived of|without) (?:her|his|their) (?:passports?|identity documents?)',
    details: { status: 'taken' },
  },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:passports?|identity (?:cards?|documents?|papers)|travel documents?) (?:was|were|had been|has been|have been) (?:torn(?: up| to pieces)?|destroyed|burn(?:t|ed)|cut up)|(?:tore up|destroyed|burnt|burned|cut up) (?:her|his|their|my|our) (?:[\\p{L}-]+ )?(?:passports?|identity (?:cards?|documents?))',
    details: { status: 'destroyed' },
  },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:refused|declined) to (?:renew|replace|extend|issue) (?:her|his|their|a new) (?:[\\p{L}-]+ )?(?:passports?|identity cards?)|renewal of (?:her|his|their) passports? (?:was|has been|had been) (?:refused|denied)|(?:her|his|their) passports? (?:was|were) not renewed',
    details: { status: 'renewal-refused' },
  },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:own )?(?:passports?|identity (?:cards?|documents?)|travel documents?) (?:was|were|had been|has been|have been) (?:declared invalid|invalidated|cancelled|annulled|revoked)|(?:invalidated|cancelled|annulled|revoked) (?:her|his|their) passports?',
    details: { status: 'invalidated' },
  },
  {
    kind: 'DocumentStatus',
    who: 'either',
    words:
      '(?:stripped|deprived)(?= (?:of )?[^.;,]{0,60}of (?:her|his|their) (?:citizenship|nationality))|(?:stripped|deprived) of (?:(?:her|his|their|the) )?(?:\\p{Lu}\\p{L}+ )?(?:citizenship|nationality)',
    details: { status: 'citizenship-deprived' },
  },
];
