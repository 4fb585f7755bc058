import type { MatchSide } from '../../api/contract.ts';

type Told = Pick<MatchSide, 'label' | 'facts'>;

/** What is told beside the name, none twice: the name itself stands above. What both sides tell comes first, in one order. */
export const factsShown = ({ label, facts }: Told, beside: Told): MatchSide['facts'] => {
  const theirs = new Set(beside.facts.map((fact) => fact.label.en));
  const common = [...new Set(facts.map((fact) => fact.label.en).filter((one) => theirs.has(one)))].sort();
  const place = (fact: MatchSide['facts'][number]): number => {
    const at = common.indexOf(fact.label.en);
    return at < 0 ? common.length : at;
  };
  const told = facts.filter(({ shown }) => shown !== label);
  return [...new Map(told.map((fact) => [`${fact.label.en} ${fact.shown}`, fact])).values()].toSorted(
    (one, other) => place(one) - place(other),
  );
};
