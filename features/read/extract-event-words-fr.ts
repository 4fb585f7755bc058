import type { EventRow } from './extract-event-row.ts';

/** How French tells the same. Participles are `either`: "a été arrêtée", "la police a arrêté". Data. */
export const FRENCH_EVENTS: readonly EventRow[] = [
  {
    kind: 'DetentionEpisode',
    who: 'either',
    words:
      'arr[êe]tée?s?|arrete|interpellée?s?|appréhendée?s?|enlevée?s?|kidnappée?s?|emmenée?s?(?= (?:le [0-9]|M[.]|Mme|de|par (?:la|des|les|quatre|deux|trois)|de (?:chez|son|sa)|au commissariat))|placée?s? en (?:garde [àa] vue|rétention|détention(?: provisoire| préventive)?)|mise?s? en détention|écrouée?s?|incarcérée?s?|emprisonnée?s?|jetée?s? en prison|raflée?s?|capturée?s?|ravie?s? à (?:sa|leur) famille|embarquée?s?(?= (?:le |par |dans |à |de ))|poussée?s?(?= (?:[^.;]|(?<=M)\\.){0,80}dans (?:une?|le|la|leur) (?:voiture|véhicule|fourgon|pick-up|camionnette))|emmenée?s?(?= (?:M\\.|Mme|Me|de force|vers))',
    details: { beganBy: 'arrest' },
  },
  {
    kind: 'DetentionEpisode',
    who: 'object',
    words:
      "arrêtèrent|arrêta|(?<=l'ont |l'a |m'ont )prise?(?=,? (?:lui|elle|le [0-9]|chez|à l))|(?:est|sont) venue?s? (?:chercher|arrêter)",
    details: { beganBy: 'arrest' },
  },
  {
    kind: 'Held',
    who: 'subject',
    words:
      'incarcérée?s?(?= depuis)|détenue?s?(?= (?:depuis|à|au|dans|en|par|sans|au secret|pendant))|(?:est|était|reste|sont|toujours|actuellement) (?:en (?:détention|prison|garde à vue)|derrière les barreaux|sous les verrous)|en (?:détention|prison)(?: provisoire| préventive)?(?= depuis)|privée?s? de (?:sa |leur )?liberté|purge(?:nt|ait)? (?:une?|sa|leur|son) (?:peine|condamnation)|retenue?s?(?= (?:à la|au|dans) )|se trouve(?:rait|raient|nt)? (?=(?:à la|au|dans) )|est (?=(?:à|dans) (?:la |une )?(?:prison|colonie))',
    bound: true,
  },
  {
    kind: 'DetentionEpisode',
    who: 'owner',
    words: 'arrestation|interpellation|enlèvement',
    details: { beganBy: 'arrest' },
    bound: true,
  },
  {
    kind: 'Transfer',
    who: 'either',
    words:
      "transférée?s?|déplacée?s? (?=(?:à|vers|au))|conduite?s?(?= (?:le [^,;.]{4,25} )?(?:à|au|vers|dans) (?:la |une |l')?(?:prison|colonie|centre|maison))",
    details: { beganBy: 'transfer' },
    bound: true,
  },
  {
    kind: 'Transfer',
    who: 'either',
    words:
      "(?:envoyée?s?|mise?s?|placée?s?) (?:au|dans un|en) (?:cachot|cellule (?:disciplinaire|d'isolement)|mitard|isolement)",
    details: { beganBy: 'transfer', kind: 'punishment-cell' },
  },
  { kind: 'Sentence', who: 'either', words: 'condamnée?s?|reconnue?s? coupables?' },
  {
    kind: 'Held',
    who: 'subject',
    words:
      '(?:est|sont|était|étaient|reste|restent) (?:toujours |encore |désormais )?(?:gardée?s?|enfermée?s?|séquestrée?s?)(?= (?:au|à|dans|en) )',
  },
  {
    kind: 'Sentence',
    who: 'object',
    words:
      "infligée?s?(?= (?:[^.;]|(?<=M)\\.){2,90}(?:ans?|mois|amende))|prononcée?s?(?= [^.;]{2,60}(?:ans|mois)[^.;]{0,30} (?:contre|à l'encontre))",
  },
  {
    kind: 'Sentence',
    who: 'subject',
    words:
      "écopée?s?|(?:a|ont) (?:reçu|pris)(?= [^.;]{2,30}(?:ans|mois))|sa peine a été (?:portée|alourdie)|s'est vue? infliger|(?:le )?(?:jugement|verdict) est (?:venu|tombé)|a porté (?:la|sa) peine(?= à)",
  },
  {
    kind: 'Charge',
    who: 'either',
    words:
      'inculpée?s?|notifi(?:é|er)(?= (?:[^.;]|(?<=M)\\.){0,90}inculpation)|signifi(?:é|er)(?= (?:[^.;]|(?<=M)\\.){0,90}inculpation)|poursuivie?s?|accusée?s?|mise?s? en examen|mise?s? en cause|jugée?s?(?= (?:pour|en vertu|sur))',
  },
  {
    kind: 'Expulsion',
    who: 'either',
    words:
      "expulsée?s?|bannie?s?|refoulée?s?|déportée?s?|reconduite?s? (?:à|jusqu'à) la frontière|conduite?s? de force (?:à|jusqu'à|vers) la frontière|remise?s? aux autorités|conduite?s? (?:à travers|jusque?)(?=[^.]{0,40}(?:frontière|territoire))|chassée?s? du pays|éloignée?s? du territoire",
  },
  {
    kind: 'Release',
    who: 'either',
    words: 'libérée?s?|rel[âa]chée?s?|remise?s? en liberté|élargie?s?|relaxée?s?|acquittée?s?',
  },
  { kind: 'Release', who: 'either', words: 'graciée?s?|amnistiée?s?', details: { ground: 'pardon' } },
  {
    kind: 'Release',
    who: 'subject',
    words:
      '(?:est|sont) sortie?s? (?:libres?|de (?:prison|la prison|la colonie|détention|cellule))|(?:a|ont) (?:retrouvé|recouvré) la liberté',
  },
  { kind: 'Release', who: 'owner', words: 'libération(?= (?:le|en|au) )', bound: true },
  {
    kind: 'Death',
    who: 'subject',
    words:
      "(?:est|sont|était|serait|soit) (?:morte?s?|décédée?s?)|(?:a|ont) (?:succombé|perdu la vie)|mourut|s'est (?:éteinte?|suicidée?)|retrouvée?s? mortes?",
  },
  { kind: 'Death', who: 'either', words: 'tuée?s?|assassinée?s?|abattue?s?|exécutée?s?' },
  { kind: 'Death', who: 'owner', words: '(?:mort|décès)(?= (?:le|en|survenue?) )', bound: true },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      "(?:passeports?|pièces? d'identité|cartes? d'identité|titres? de voyage|papiers) (?:(?:lui|leur|m') ?)?(?:a|ont|avait|avaient) (?:également |aussi )?été (?:confisquée?s?|retirée?s?|saisie?s?|prise?s?)|(?:retiré|confisqué|saisi|pris|gardé) (?:son|sa|leurs?|ses|le|les|mon) (?:passeports?|pièces? d'identité|cartes? d'identité|papiers)|(?:carte d'identité|passeport|papiers), ils (?:l'ont|les ont) (?:gardée?s?|prise?s?|confisquée?s?)|(?:privée?s? de|sans) (?:son|leurs?|ses) (?:passeports?|papiers)",
    details: { status: 'taken' },
  },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:déchiré|détruit|brûlé) (?:son|leurs?) passeports?|passeports? (?:a|ont) été (?:déchirés?|détruits?|brûlés?)',
    details: { status: 'destroyed' },
  },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:refusé|refuse|refusent) (?:de|le) (?:renouveler|renouvellement de) (?:son|leurs?) passeports?|(?:renouvellement|prolongation) de son passeport (?:lui )?a été refusé',
    details: { status: 'renewal-refused' },
  },
  {
    kind: 'DocumentStatus',
    who: 'either',
    words: '(?:déchue?s?|privée?s?) de (?:sa|leur|la) (?:nationalité|citoyenneté)',
    details: { status: 'citizenship-deprived' },
  },
];
