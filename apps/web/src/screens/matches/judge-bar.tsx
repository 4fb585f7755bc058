import { type ReactElement, useEffect, useState } from 'react';
import type { Match, Verdict } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { useKeys } from '../../design/use-keys.ts';
import { useWords } from '../../words/words.tsx';

/** The three answers, always at the same place, so that hand and eye stay where they are from pair to pair. */
export const JudgeBar = (props: {
  /** Absent while the pair is on its way: a key then does nothing, rather than judge what nobody has seen. */
  readonly match: Match | undefined;
  readonly decide: (match: Match, verdict: Verdict, reason: string) => void;
  readonly undo: () => void;
  /** What was judged last, in words; empty before the first. */
  readonly last: string;
  readonly together: (() => void) | undefined;
}): ReactElement => {
  const { t } = useWords();
  const { match } = props;
  const [reason, setReason] = useState('');
  const pair = match && `${match.a.mentionId} ${match.b.mentionId}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reason is for one pair
  useEffect(() => setReason(''), [pair]);
  const decide = (verdict: Verdict): void => {
    if (match) props.decide(match, verdict, reason);
  };
  const openBoth = (): void => {
    if (!match) return;
    for (const side of [match.a, match.b]) window.open(`/sources/${side.itemId}${placeIn(side)}`, '_blank', 'noopener');
  };
  useKeys({
    Digit1: () => decide('same'),
    Digit2: () => decide('different'),
    Digit3: () => decide('unsure'),
    KeyO: openBoth,
    ...(props.together ? { KeyC: props.together } : {}),
  });
  return (
    <div className="row match-deeds">
      <Button look="main" shortcut="1" busy={!match} onPress={() => decide('same')}>
        {t('matches.same')}
      </Button>
      <Button shortcut="2" onPress={() => decide('different')}>
        {t('matches.different')}
      </Button>
      <Button shortcut="3" onPress={() => decide('unsure')}>
        {t('matches.unsure')}
      </Button>
      <Button shortcut="O" onPress={openBoth}>
        {t('matches.both')}
      </Button>
      <input
        className="box match-reason"
        aria-label={t('matches.reason')}
        placeholder={t('matches.reason')}
        value={reason}
        onChange={(typed) => setReason(typed.target.value)}
      />
      <span className="match-last muted small" role="status">
        {props.last}
      </span>
      <Button shortcut="U" onPress={props.undo}>
        {t('matches.undo')}
      </Button>
    </div>
  );
};

const placeIn = (side: Match['a']): string => {
  const passage = side.passages[0];
  return passage ? `?at=${passage.start}-${passage.end}` : '';
};
