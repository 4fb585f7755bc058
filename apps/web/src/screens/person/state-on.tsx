import { daysBetween, shiftDays } from '@amparo/core/ground/day';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import type { Person } from '../../api/contract.ts';
import { DayField } from '../../design/day-field.tsx';
import { useSession } from '../../shell/use-session.ts';
import { isoDayOf, longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { lifeSpan } from './life-scale.ts';

const PAUSE = 180;

/** Two times: the day of which one asks, and the entry of the journal up to which one knew. */
export const StateOn = ({ person }: { readonly person: Person }): ReactElement => {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const session = useSession();
  const today = isoDayOf(new Date());
  const span = lifeSpan(person.lanes, today);
  const [first, last] = [span?.[0] ?? shiftDays(today, -365), span?.[1] ?? today];
  const [day, setDay] = useState(person.asOf);
  const [known, setKnown] = useState<number | null>(null);
  const size = session.data?.counts.entries ?? person.knownAt;
  useEffect(() => {
    if (day === person.asOf && (known === null || known === person.knownAt)) return;
    const timer = setTimeout(() => {
      void navigate({
        to: '/people/$entity',
        params: { entity: person.entityId },
        search: {
          ...(day === today ? {} : { asOf: day }),
          ...(known === null || known >= size ? {} : { knownAt: known }),
        },
        replace: true,
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [day, known, navigate, person, today, size]);
  const shownKnown = known ?? person.knownAt;
  return (
    <div className="row muted state-on">
      <label className="row">
        {t('person.state-on')}
        <input
          type="range"
          min={0}
          max={Math.max(1, daysBetween(first, last))}
          value={Math.max(0, daysBetween(first, day))}
          aria-valuetext={longDay(day, locale)}
          onChange={(moved) => setDay(shiftDays(first, Number(moved.target.value)))}
        />
      </label>
      <DayField label={t('person.state-on')} value={day} onChange={setDay} />
      <label className="row">
        {shownKnown >= size ? t('person.known-now') : t('person.known-at')}
        <input
          type="number"
          className="box entry-box num"
          min={0}
          max={size}
          aria-label={t('person.known-at')}
          value={shownKnown}
          onChange={(typed) => setKnown(Math.max(0, Math.min(size, Math.floor(Number(typed.target.value)))))}
        />
        {shownKnown < size && shownKnown === person.knownAt && person.knownAtTime ? (
          <b className="num">{shortInstant(person.knownAtTime, locale, new Date())}</b>
        ) : null}
      </label>
    </div>
  );
};
