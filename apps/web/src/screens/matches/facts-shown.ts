import type { MatchSide } from '../../api/contract.ts';

/** What is told beside the name, none twice: the name itself stands above. */
export const factsShown = ({ label, facts }: Pick<MatchSide, 'label' | 'facts'>): MatchSide['facts'] => [
  ...new Map(
    facts.filter(({ shown }) => shown !== label).map((fact) => [`${fact.label.en} ${fact.shown}`, fact]),
  ).values(),
];
