import type { LettersReference } from '../src/letters-reference.ts';

/** A small reference for the vectors: real instruments and mandates, and States that do not exist. */
export const vectorReference: LettersReference = {
  instruments: [
    { code: 'ICCPR', title: 'International Covenant on Civil and Political Rights' },
    { code: 'ICESCR', title: 'International Covenant on Economic, Social and Cultural Rights' },
    { code: 'CEDAW', title: 'Convention on the Elimination of All Forms of Discrimination against Women' },
    { code: 'CAT', title: 'Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment' },
    { code: 'CRC', title: 'Convention on the Rights of the Child' },
    { code: 'CRPD', title: 'Convention on the Rights of Persons with Disabilities' },
    { code: 'CRPD-OP', title: 'Optional Protocol to the CRPD' },
  ],
  softLaw: [
    { code: 'UDHR', title: 'Universal Declaration of Human Rights' },
    {
      code: 'MANDELA',
      title: 'United Nations Standard Minimum Rules for the Treatment of Prisoners (Nelson Mandela Rules)',
    },
    {
      code: 'BANGKOK',
      title:
        'United Nations Rules for the Treatment of Women Prisoners and Non-custodial Measures for Women Offenders (Bangkok Rules)',
    },
    { code: 'LAWYERS', title: 'Basic Principles on the Role of Lawyers' },
  ],
  mandates: [
    { code: 'wg-arbitrary-detention', title: 'Working Group on Arbitrary Detention', resolutions: ['42/22', '51/8'] },
    {
      code: 'sr-torture',
      title: 'Special Rapporteur on torture and other cruel, inhuman or degrading treatment or punishment',
      resolutions: ['43/20', '52/7'],
    },
    {
      code: 'sr-human-rights-defenders',
      title: 'Special Rapporteur on the situation of human rights defenders',
      resolutions: ['43/16'],
    },
    {
      code: 'sr-independence-of-judges-and-lawyers',
      title: 'Special Rapporteur on the independence of judges and lawyers',
      resolutions: ['44/8'],
    },
  ],
  states: [
    { alpha3: 'XVR', names: ['Veresk'] },
    { alpha3: 'XTA', names: ['Tarvia'] },
  ],
};
