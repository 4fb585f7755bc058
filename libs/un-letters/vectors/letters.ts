/** Letters written for the tests, in the forms that real ones have. States, people and cases are invented. */

export const ENGLISH = `Mandates of the Working Group on Arbitrary Detention; the Special Rapporteur on the situation of human rights defenders and the Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment

Ref.: AL XVR 3/2024

(Please use this reference in your reply)

14 May 2024

Excellency,

We have the honour to address you in our capacity as Working Group on Arbitrary Detention; Special Rapporteur on the situation of human rights defenders and Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment, pursuant to Human Rights Council resolutions 51/8, 43/16 and 52/7.

In this connection, we would like to bring to the attention of your Excellency's Government information we have received concerning **the detention of Mr. Ales Karavai, a human rights defender.**

According to the information received:

Mr. **Ales Karavai** was arrested on 3 March 2024 and charged under article 361-2 of the Criminal Code (financing of an extremist formation).

Without prejudging the accuracy of these allegations, we are concerned. On 2 February 2023 we sent a letter on his earlier detention ([XVR 1/2023](#)). We thank your Excellency's Government for its reply dated 30 March 2023.

We would like to refer your Excellency's Government to the fundamental norms set forth in articles 9, 14 and 19 to 22 of the International Covenant on Civil and Political (ICCPR), ratified by Veresk on 12 November 1973, and in its article 7. Under article 2 of the Convention against Torture, acceded to on 9 June 1987, each State must prevent torture. Article 12 of the Convention asks for prompt inquiries. Rule 43 of the Mandela Rules limits isolation, and so do rules 44 and 45. See general comment No. 35 of the Human Rights Committee, Opinions Nos. 12/2021 and 54/2022, and A/HRC/46/26, para. 12(b).

It is our responsibility to seek to clarify all cases. We would therefore be grateful for your observations on the following matters:

1. Please provide any additional information.
2. Please explain the legal basis of the detention.

This communication and any response received from your Excellency's Government will be made public via the communications reporting website within 60 days.

While awaiting a reply, we urge that all necessary interim measures be taken.

Please accept, Excellency, the assurances of our highest consideration.

Ana Example Torres
Vice-Chair of the Working Group on Arbitrary Detention

Mary O'Invented
Special Rapporteur on the situation of human rights defenders

Jean-Luc de la Fiction
Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment
`;

export const FRENCH = `Mandats du Groupe de travail sur la détention arbitraire et de la Rapporteuse spéciale sur la situation des défenseurs des droits de l'homme

Réf. : UA XTA 2/2023
(Veuillez utiliser cette référence pour répondre)

1er juin 2023

Excellence,

Nous avons l'honneur de nous adresser à vous en nos qualités de Groupe de travail sur la détention arbitraire et Rapporteuse spéciale sur la situation des défenseurs des droits de l'homme, conformément aux résolutions 51/8 et 43/16 du Conseil des droits de l'homme.

Dans ce contexte, nous souhaiterions attirer l'attention du Gouvernement de votre Excellence sur des informations que nous avons reçues concernant la détention de Mme Irène Fictive, journaliste.

Selon les informations reçues :

Mme Fictive a été arrêtée le 12 avril 2023. Elle est poursuivie en vertu de l'article 80 du Code pénal.

Sans vouloir à ce stade préjuger des faits, nous exprimons notre inquiétude. Nous rappelons que l'article 9 du Pacte international relatif aux droits civils et politiques, ratifié par la Tarvia le 4 février 1981, protège la liberté.

Nous vous saurions gré de vos observations sur les points suivants :

1. Veuillez nous faire parvenir toute information complémentaire.
2. Veuillez indiquer le fondement juridique de la détention.

La présente communication et toute réponse seront rendues publiques dans un délai de 60 jours sur le site internet. Dans l'attente d'une réponse, nous prions votre Gouvernement de prendre toutes les mesures provisoires nécessaires. Nous pourrions exprimer publiquement nos préoccupations dans un avenir proche.

Veuillez agréer, Excellence, l'assurance de notre haute considération.

Paul Imaginaire
Vice-Président du Groupe de travail sur la détention arbitraire

Zoé Inventée
Rapporteuse spéciale sur la situation des défenseurs des droits de l'homme
`;

export const SPANISH = `Mandatos del Grupo de Trabajo sobre la Detención Arbitraria y del Relator Especial sobre la independencia de los magistrados y abogados

REFERENCIA: AL XTA 5/2022

8 de septiembre de 2022

Excelencia:

Tenemos el honor de dirigirnos a Usted en nuestra calidad de Grupo de Trabajo sobre la Detención Arbitraria y Relator Especial sobre la independencia de los magistrados y abogados, de conformidad con las resoluciones 42/22 y 44/8 del Consejo de Derechos Humanos.

En este contexto, quisiéramos señalar a la atención urgente del Gobierno de Su Excelencia la información que hemos recibido en relación con la detención del Sr. Tomás Inventado, abogado.

Según la información recibida:

El Sr. Inventado fue detenido el 3 de agosto de 2022 y acusado según el artículo 240 del Código Penal.

Sin pretender prejuzgar los hechos, expresamos nuestra preocupación. Quisiéramos recordar los artículos 9 y 14 del Pacto Internacional de Derechos Civiles y Políticos.

Agradeceríamos sus observaciones sobre las siguientes cuestiones:

1. Sírvase proporcionar cualquier información adicional.
2. Sírvase indicar el fundamento jurídico de la detención.
3. ¿Qué medidas se han adoptado?

Esta comunicación y toda respuesta se harán públicas a través del sitio web en un plazo de 60 días. A la espera de su respuesta, instamos a que se tomen las medidas provisionales necesarias.

Acepte, Excelencia, la expresión de nuestra más distinguida consideración.

Elena Ficticia
Vicepresidenta del Grupo de Trabajo sobre la Detención Arbitraria

Diego Supuesto
Relator Especial sobre la independencia de los magistrados y abogados
`;

/** A notice and a list of related cases stand above the letterhead. */
export const DECOYS = `NOTICE OF AMENDMENT / AVIS DE MODIFICATION
The letters UA XVR 6/2017 and related cases UA XTA 8/2017; UA XVR 12/2017 stand modified by OL XVR 9/2017.
Ref.: OL XVR 9/2017

${ENGLISH}`;

/** The same letter as a capture that lost its line breaks. */
export const ONE_LINE = ENGLISH.replace(/\s*\n\s*/gu, ' ');

/** The same letter as a capture that lost spaces at its seams. */
export const GLUED = ENGLISH.replace('Ref.: AL XVR 3/2024', 'Ref.: ALXVR 3/2024')
  .replace('resolutions 51/8', 'resolutions51/8')
  .replace('14 May 2024', '14May 2024')
  .replace('We have the honour to', 'Wehave thehonour to')
  .replace('Defenders; ', 'Defenders;')
  .replace('Excellency,\n\nWe', 'Excellency,We');

/** The same letter, wrapped at a width, with a page break and a footnote inside a sentence. */
export const WRAPPED = `${ENGLISH.slice(0, ENGLISH.indexOf('Without prejudging'))}Without prejudging the accuracy of these allegations, we are
concerned about the practice of the courts of the capital, which

- 2 -

1 See A/HRC/50/12, para. 4.

sentence defenders without hearing a single one of the witnesses
whom they have named, and about the reports on which the said
sentences rest, as they were never shown to the defence, in spite
of its repeated requests to the judge and the court’s chair-
person. ${ENGLISH.slice(ENGLISH.indexOf('On 2 February 2023'))}`;

export const OLD_CODES = ENGLISH.replace(
  'Ref.: AL XVR 3/2024',
  'REFERENCE: UA G/SO 218/2 Truth & Memory (2011-3) Indigenous (2001-8) G/SO 214 (3-3-16) XVR 8/2012',
);

/** A courtesy note on the letterhead: same heading, reference and salutation, no allegation. */
export const COURTESY_NOTE = `Mandates of the Working Group on Arbitrary Detention

Ref.: OL XVR 4/2024

14 May 2024

Excellency,

We have the honour to address you in our capacity as Working Group on Arbitrary Detention and thank your Excellency's Government for the meeting of 2 May 2024. We invite your delegation to a side event on 5 June 2024.

Please accept, Excellency, the assurances of our highest consideration.

Ana Example Torres
Vice-Chair of the Working Group on Arbitrary Detention
`;

export const REPLY = `The Permanent Mission of the Republic of Veresk to the United Nations Office at Geneva presents its compliments to the Office of the United Nations High Commissioner for Human Rights and, with reference to the joint letter UA XVR 5/2017 of 3 March 2016, has the honour to transmit the information of the competent authorities.

The allegations are unfounded.

Geneva, 4 May 2016
`;
