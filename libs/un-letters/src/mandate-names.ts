/** What letters in French and Spanish call the mandates, by the code of the reference. */
export const MANDATE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'wg-arbitrary-detention': [
    'Groupe de travail sur la détention arbitraire',
    'Grupo de Trabajo sobre la Detención Arbitraria',
  ],
  'wg-disappearances': [
    'Groupe de travail sur les disparitions forcées ou involontaires',
    'Grupo de Trabajo sobre las Desapariciones Forzadas o Involuntarias',
  ],
  'wg-women-and-girls': [
    "Groupe de travail sur la discrimination à l'égard des femmes et des filles",
    'Grupo de Trabajo sobre la discriminación contra las mujeres y las niñas',
  ],
  'sr-torture': [
    'Rapporteur spécial sur la torture et autres peines ou traitements cruels, inhumains ou dégradants',
    'Relator Especial sobre la tortura y otros tratos o penas crueles, inhumanos o degradantes',
  ],
  'sr-executions': [
    'Rapporteur spécial sur les exécutions extrajudiciaires, sommaires ou arbitraires',
    'Relator Especial sobre las ejecuciones extrajudiciales, sumarias o arbitrarias',
  ],
  'sr-freedom-of-opinion-and-expression': [
    "Rapporteur spécial sur la promotion et la protection du droit à la liberté d'opinion et d'expression",
    'Relator Especial sobre la promoción y protección del derecho a la libertad de opinión y de expresión',
  ],
  'sr-freedom-of-assembly-and-association': [
    "Rapporteur spécial sur le droit de réunion pacifique et la liberté d'association",
    'Relator Especial sobre los derechos a la libertad de reunión pacífica y de asociación',
  ],
  'sr-human-rights-defenders': [
    "Rapporteur spécial sur la situation des défenseurs des droits de l'homme",
    'Rapporteur spécial sur la situation des défenseurs et défenseuses des droits humains',
    'Relator Especial sobre la situación de los defensores de los derechos humanos',
  ],
  'sr-independence-of-judges-and-lawyers': [
    "Rapporteur spécial sur l'indépendance des juges et des avocats",
    'Relator Especial sobre la independencia de los magistrados y abogados',
  ],
  'sr-terrorism': [
    "Rapporteur spécial sur la promotion et la protection des droits de l'homme et des libertés fondamentales dans la lutte antiterroriste",
    'Relator Especial sobre la promoción y la protección de los derechos humanos y las libertades fundamentales en la lucha contra el terrorismo',
  ],
  'sr-health': [
    "Rapporteur spécial sur le droit qu'a toute personne de jouir du meilleur état de santé physique et mentale possible",
    'Relator Especial sobre el derecho de toda persona al disfrute del más alto nivel posible de salud física y mental',
  ],
  'sr-food': [
    "Rapporteur spécial sur le droit à l'alimentation",
    'Relator Especial sobre el derecho a la alimentación',
  ],
  'sr-minority-issues': [
    'Rapporteur spécial sur les questions relatives aux minorités',
    'Relator Especial sobre cuestiones de las minorías',
  ],
  'sr-migrants': [
    "Rapporteur spécial sur les droits de l'homme des migrants",
    'Relator Especial sobre los derechos humanos de los migrantes',
  ],
  'sr-violence-against-women': [
    'Rapporteur spécial sur la violence contre les femmes et les filles, ses causes et ses conséquences',
    'Relator Especial sobre la violencia contra las mujeres y las niñas, sus causas y consecuencias',
  ],
  'sr-indigenous-peoples': [
    'Rapporteur spécial sur les droits des peuples autochtones',
    'Relator Especial sobre los derechos de los pueblos indígenas',
  ],
};
