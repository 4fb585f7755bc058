import type { ReactElement } from 'react';
import type { Match } from '../../api/contract.ts';
import { EmptyState } from '../../design/states.tsx';
import { useWidth } from '../../design/use-width.ts';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';
import { evidenceWords } from './evidence-words.ts';
import { signedBits } from './signed-bits.ts';
import { waterfall } from './waterfall.ts';

const ROW = 24;
const LABELS = 128;

/** How the evidence adds up, a bar a comparison, and the same in sentences. */
export const EvidencePanel = ({ match }: { readonly match: Match }): ReactElement => {
  const words = useWords();
  const term = useTerms();
  const { t, name, n } = words;
  const { evidence } = match;
  const [frame, width] = useWidth<HTMLDivElement>(640);
  if (!evidence) {
    return (
      <section className="sheet">
        <EmptyState small words={t('matches.no-evidence')} />
      </section>
    );
  }
  const bars = waterfall(evidence.prior, evidence.steps);
  const values = bars.flatMap(({ from, to }) => [from, to, 0]);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (bits: number): number => LABELS + ((bits - least) / Math.max(1, most - least)) * (width - LABELS - 56);
  const signed = (bits: number): string => signedBits(bits, n);
  const odds = n(roundedOdds(2 ** Math.abs(evidence.bits)));
  const verdict =
    Math.abs(evidence.bits) < 1
      ? t('matches.odds.even')
      : t(evidence.bits > 0 ? 'matches.odds.same' : 'matches.odds.different', { odds });
  return (
    <div className="match-evidence">
      <section className="sheet pad" aria-label={t('matches.evidence')}>
        <h2>
          {t('matches.evidence')}{' '}
          <span className="faint match-together">
            {t('matches.together', { bits: signed(evidence.bits), odds: verdict })}
          </span>
        </h2>
        <div ref={frame} className="match-waterfall">
          <svg width={width} height={bars.length * ROW + 8} aria-hidden="true">
            <line x1={x(0)} x2={x(0)} y1={2} y2={bars.length * ROW + 4} stroke="var(--ink-3)" strokeDasharray="2 3" />
            {bars.map((bar, index) => {
              const [left, right] = [Math.min(x(bar.from), x(bar.to)), Math.max(x(bar.from), x(bar.to))];
              return (
                <g key={bar.name}>
                  <text x={0} y={index * ROW + 17}>
                    {name('evidence', bar.name)}
                  </text>
                  <rect
                    className={bar.bits < 0 ? 'bits-against' : 'bits-for'}
                    x={left}
                    y={index * ROW + 6}
                    width={Math.max(1, right - left)}
                    height={14}
                    rx={2}
                  />
                  <text className="num" x={right + 6} y={index * ROW + 17}>
                    {signed(bar.bits)}
                  </text>
                </g>
              );
            })}
          </svg>
        </div>
      </section>
      <section className="sheet pad" aria-label={t('matches.words')}>
        <h2>{t('matches.words')}</h2>
        <ul className="match-sentences">
          {evidence.steps.map((step) => (
            <li key={step.name}>
              <span className={`match-sign ${signOf(step.bits).look}`}>
                {signOf(step.bits).sign}
                <span className="unseen">{t('bits', { bits: signed(step.bits) })}</span>
              </span>
              <span>{evidenceWords(step, words, term)}</span>
            </li>
          ))}
        </ul>
        <p className="muted match-turn">
          {match.wouldTurn ? t('matches.turn', { what: name('evidence', match.wouldTurn) }) : t('matches.turn.none')}
        </p>
      </section>
    </div>
  );
};

/** What weighs less than a digit shows speaks neither for nor against. */
const signOf = (bits: number): { readonly sign: string; readonly look: string } => {
  if (Math.abs(bits) < 0.05) return { sign: '·', look: 'neither' };
  return bits < 0 ? { sign: '−', look: 'against' } : { sign: '+', look: '' };
};

/** Two digits are all that such odds are worth. */
const roundedOdds = (odds: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(odds)) - 1);
  return Math.round(odds / step) * step;
};
