/**
 * What letters in English, French and Spanish call the mandates beside their present English titles, by the code of the
 * reference. Gender, case and accents are not compared: "Rapporteuse spéciale" is "Rapporteur spécial".
 */
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
    'Working Group on the issue of discrimination against women in law and in practice',
    "Groupe de travail sur la discrimination à l'égard des femmes et des filles",
    "Groupe de travail chargé de la question de la discrimination à l'égard des femmes et des filles",
    'Grupo de Trabajo sobre la discriminación contra las mujeres y las niñas',
  ],
  'sr-torture': [
    'Rapporteur spécial sur la torture et autres peines ou traitements cruels, inhumains ou dégradants',
    'Rapporteur spécial sur la torture et autres traitements cruels, inhumains ou dégradants',
    'Relator Especial sobre la tortura y otros tratos o penas crueles, inhumanos o degradantes',
    'Relator Especial sobre la cuestión de la tortura y otros tratos o penas crueles, inhumanos o degradantes',
  ],
  'sr-executions': [
    'Rapporteur spécial sur les exécutions extrajudiciaires, sommaires ou arbitraires',
    'Relator Especial sobre las ejecuciones extrajudiciales, sumarias o arbitrarias',
  ],
  'sr-freedom-of-opinion-and-expression': [
    "Rapporteur spécial sur la promotion et la protection du droit à la liberté d'opinion et d'expression",
    'Relator Especial sobre la promoción y protección del derecho a la libertad de opinión y de expresión',
    'Relator Especial sobre la promoción y la protección del derecho a la libertad de opinión y de expresión',
  ],
  'sr-freedom-of-assembly-and-association': [
    "Rapporteur spécial sur le droit de réunion pacifique et la liberté d'association",
    "Rapporteur spécial sur les droits à la liberté de réunion pacifique et à la liberté d'association",
    "Rapporteur spécial sur le droit à la liberté de réunion pacifique et d'association",
    'Relator Especial sobre los derechos a la libertad de reunión pacífica y de asociación',
    'Relator Especial sobre el derecho a la libertad de reunión pacífica y de asociación',
  ],
  'sr-human-rights-defenders': [
    "Rapporteur spécial sur la situation des défenseurs des droits de l'homme",
    'Rapporteur spécial sur la situation des défenseurs et défenseuses des droits humains',
    'Rapporteur spécial sur la situation des défenseurs des droits humains',
    'Relator Especial sobre la situación de los defensores de los derechos humanos',
    'Relator Especial sobre la situación de las personas defensoras de derechos humanos',
    'Relator Especial sobre la situación de los defensores y defensoras de derechos humanos',
  ],
  'sr-independence-of-judges-and-lawyers': [
    "Rapporteur spécial sur l'indépendance des juges et des avocats",
    'Relator Especial sobre la independencia de los magistrados y abogados',
  ],
  'sr-terrorism': [
    "Rapporteur spécial sur la promotion et la protection des droits de l'homme et des libertés fondamentales dans la lutte antiterroriste",
    "Rapporteur spécial sur la promotion et la protection des droits de l'homme et des libertés fondamentales dans le cadre de la lutte antiterroriste",
    'Relator Especial sobre la promoción y la protección de los derechos humanos y las libertades fundamentales en la lucha contra el terrorismo',
  ],
  'sr-health': [
    "Rapporteur spécial sur le droit qu'a toute personne de jouir du meilleur état de santé physique et mentale possible",
    "Rapporteur spécial sur le droit de toute personne de jouir du meilleur état de santé physique et mentale susceptible d'être atteint",
    'Relator Especial sobre el derecho de toda persona al disfrute del más alto nivel posible de salud física y mental',
  ],
  'sr-housing': [
    "Rapporteur spécial sur le logement convenable en tant qu'élément du droit à un niveau de vie suffisant ainsi que sur le droit à la non-discrimination à cet égard",
    'Relator Especial sobre una vivienda adecuada como elemento integrante del derecho a un nivel de vida adecuado y sobre el derecho de no discriminación a este respecto',
    'Relator Especial sobre la vivienda adecuada como elemento integrante del derecho a un nivel de vida adecuado, y sobre el derecho de no discriminación en este contexto',
  ],
  'sr-food': [
    "Rapporteur spécial sur le droit à l'alimentation",
    'Relator Especial sobre el derecho a la alimentación',
  ],
  'sr-water-and-sanitation': [
    'Special Rapporteur on the human rights to safe drinking water and sanitation',
    "Rapporteur spécial sur les droits à l'eau potable et à l'assainissement",
    "Rapporteur spécial sur le droit à l'eau potable et à l'assainissement",
    "Rapporteur spécial sur le droit de l'homme à l'eau potable et à l'assainissement",
    "Rapporteur spécial sur les droits de l'homme à l'eau potable et à l'assainissement",
    'Relator Especial sobre el derecho humano al agua potable y el saneamiento',
    'Relator Especial sobre los derechos humanos al agua potable y al saneamiento',
  ],
  'sr-minority-issues': [
    'Rapporteur spécial sur les questions relatives aux minorités',
    'Relator Especial sobre cuestiones de las minorías',
  ],
  'sr-racism': [
    "Rapporteur spécial sur les formes contemporaines de racisme, de discrimination raciale, de xénophobie et de l'intolérance qui y est associée",
    "Rapporteur spécial sur les formes contemporaines de racisme, de discrimination raciale, de xénophobie et d'intolérance qui y est associée",
    'Relator Especial sobre las formas contemporáneas de racismo, discriminación racial, xenofobia y formas conexas de intolerancia',
  ],
  'sr-religion-or-belief': [
    'Rapporteur spécial sur la liberté de religion ou de conviction',
    'Relator Especial sobre la libertad de religión o de creencias',
  ],
  'sr-truth-justice-reparation': [
    'Rapporteur spécial sur la promotion de la vérité, de la justice, de la réparation et des garanties de non-répétition',
    'Relator Especial sobre la promoción de la verdad, la justicia, la reparación y las garantías de no repetición',
  ],
  'sr-privacy': [
    'Rapporteur spécial sur le droit à la vie privée',
    'Relator Especial sobre el derecho a la privacidad',
  ],
  'sr-migrants': [
    "Rapporteur spécial sur les droits de l'homme des migrants",
    'Rapporteur spécial sur les droits humains des migrants',
    'Relator Especial sobre los derechos humanos de los migrantes',
  ],
  'sr-trafficking-in-persons': [
    'Rapporteur spécial sur la traite des êtres humains, en particulier les femmes et les enfants',
    'Rapporteur spécial sur la traite des personnes, en particulier les femmes et les enfants',
    'Relator Especial sobre la trata de personas, especialmente mujeres y niños',
    'Relator Especial sobre la trata de personas, en particular mujeres y niños',
  ],
  'sr-violence-against-women': [
    'Special Rapporteur on violence against women, its causes and consequences',
    'Rapporteur spécial sur la violence contre les femmes et les filles, ses causes et ses conséquences',
    'Rapporteur spécial sur la violence contre les femmes, ses causes et ses conséquences',
    'Relator Especial sobre la violencia contra las mujeres y las niñas, sus causas y consecuencias',
    'Relator Especial sobre la violencia contra la mujer, sus causas y consecuencias',
  ],
  'sr-slavery': [
    "Rapporteur spécial sur les formes contemporaines d'esclavage, y compris leurs causes et leurs conséquences",
    'Relator Especial sobre las formas contemporáneas de la esclavitud, incluidas sus causas y consecuencias',
  ],
  'ie-sogi': [
    "Expert indépendant sur la protection contre la violence et la discrimination fondées sur l'orientation sexuelle et l'identité de genre",
    'Experto Independiente sobre la protección contra la violencia y la discriminación por motivos de orientación sexual o identidad de género',
  ],
  'sr-indigenous-peoples': [
    'Rapporteur spécial sur les droits des peuples autochtones',
    'Relator Especial sobre los derechos de los pueblos indígenas',
  ],
};
