import type { EventRow } from './extract-event-row.ts';

/** How Spanish tells the same. Data. */
export const SPANISH_EVENTS: readonly EventRow[] = [
  {
    kind: 'DetentionEpisode',
    who: 'either',
    words:
      'detenid[oa]s?(?! en (?:la|el) (?:cárcel|prisión))|arrestad[oa]s?|secuestrad[oa]s?|encarcelad[oa]s?|aprehendid[oa]s?|apresad[oa]s?|capturad[oa]s?|raptad[oa]s?|interceptad[oa]s?',
    details: { beganBy: 'arrest' },
  },
  {
    kind: 'DetentionEpisode',
    who: 'object',
    words:
      'l[oa]s? (?:bajó|bajaron|sacó|sacaron)(?= (?:de(?:l| la| su| un| una)|a la fuerza) )|se l[oa]s? llevaron|se l[oa]s? llevó|apresaron a|apresó a|capturaron a|capturó a|secuestraron a|detuvieron a|detuvo a|arrestaron a|arrestó a|se llevaron a',
    details: { beganBy: 'arrest' },
  },
  {
    kind: 'DetentionEpisode',
    who: 'either',
    words: 'llevad[oa]s? por (?:hombres|agentes|policías|soldados)',
    details: { beganBy: 'abduction' },
  },
  {
    kind: 'Held',
    who: 'subject',
    words:
      '(?:permanece|se encuentra|sigue|está) (?:detenid[oa]|recluid[oa]|pres[oa]|en (?:prisión|detención|la cárcel))|recluid[oa]s?(?= (?:en|desde))|privad[oa]s? de (?:su )?libertad|cumple (?:una|su) (?:condena|pena)',
    bound: true,
  },
  {
    kind: 'DetentionEpisode',
    who: 'owner',
    words: 'detención(?= (?:el|en|de) )|arresto(?= (?:el|en|de) )',
    details: { beganBy: 'arrest' },
    bound: true,
  },
  {
    kind: 'Transfer',
    who: 'either',
    words: 'trasladad[oa]s?|conducid[oa]s?(?= (?:el [^,;.]{4,25} )?(?:a|al) )',
    details: { beganBy: 'transfer' },
    bound: true,
  },
  { kind: 'Sentence', who: 'either', words: 'condenad[oa]s?|sentenciad[oa]s?|declarad[oa]s? culpables?' },
  {
    kind: 'Sentence',
    who: 'object',
    words: 'condenó a|sentenció a|impuso(?= [^.;]{0,60}(?:años?|meses|multa))|l[eoa]s? (?:condenó|sentenció|impuso)',
  },
  {
    kind: 'Charge',
    who: 'object',
    words:
      'formuló cargos contra|l[eo]s? (?:atribuy|imput|acus|proces)(?:ó|aron|eron)|imputó|imputaron|se le imputa|se le imputó|presentó cargos contra',
  },
  { kind: 'Charge', who: 'either', words: 'acusad[oa]s?|imputad[oa]s?|procesad[oa]s?' },
  { kind: 'Expulsion', who: 'either', words: 'expulsad[oa]s?|deportad[oa]s?|desterrad[oa]s?' },
  {
    kind: 'Expulsion',
    who: 'object',
    words: 'expulsaron a|deportaron a|expulsó a|deportó a|l[oa]s? (?:expulsó|expulsaron|deportó|deportaron)',
  },
  {
    kind: 'Release',
    who: 'either',
    words:
      'liberad[oa]s?|excarcelad[oa]s?|dejad[oa]s? en libertad|recobró la libertad|recuperó la libertad|salió de (?:la cárcel|prisión|la prisión)|puest[oa]s? en libertad|absuelt[oa]s?',
  },
  { kind: 'Release', who: 'either', words: 'indultad[oa]s?', details: { ground: 'pardon' } },
  {
    kind: 'Death',
    who: 'subject',
    words: 'murió|falleció|perdió la vida|fue hallad[oa] muert[oa]|murieron|fallecieron|ha (?:muerto|fallecido)',
  },
  {
    kind: 'DocumentStatus',
    who: 'owner',
    words:
      '(?:retiraron|confiscaron|quitaron|retiró|confiscó) (?:su|sus|el|los) (?:pasaportes?|documentos? de identidad)|(?:pasaporte|documento de identidad) (?:le )?fue (?:confiscado|retirado)',
    details: { status: 'taken' },
  },
  {
    kind: 'DocumentStatus',
    who: 'either',
    words: '(?:privad[oa]s?|despojad[oa]s?) de su (?:nacionalidad|ciudadanía)',
    details: { status: 'citizenship-deprived' },
  },
];
