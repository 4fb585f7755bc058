import { CORRECTABLE } from '@amparo/core/nouns/custody';
import { type ReactElement, useState } from 'react';
import type { Custody, CustodyLine } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { EntryDialog } from '../workspace/entry-dialog.tsx';
import { CorrectEntryDialog } from './correct-entry-dialog.tsx';

const PORTION = 100;

/** Every entry that names the item, the newest first; each can be proven by itself. */
export const EntriesPanel = (props: { readonly custody: Custody; readonly item: string }): ReactElement => {
  const { t, n } = useWords();
  const { custody } = props;
  const [proving, setProving] = useState<number | null>(null);
  const [correcting, setCorrecting] = useState<CustodyLine | null>(null);
  const [shown, setShown] = useState(PORTION);
  const entries = [...custody.entries].reverse();
  return (
    <section className="sheet pad stack custody-entries">
      <h2>{t('custody.entries.count', { count: entries.length })}</h2>
      <p className="muted">{t('custody.more')}</p>
      <AnchoredTo sealed={custody.sealedSize} />
      <ol className="custody">
        {entries.slice(0, shown).map((entry) => (
          <Line
            key={entry.seq}
            entry={entry}
            onProve={() => setProving(entry.seq)}
            onCorrect={() => setCorrecting(entry)}
          />
        ))}
      </ol>
      {entries.length > shown ? (
        <Button onPress={() => setShown(shown + 5 * PORTION)}>
          {t('custody.older', { count: n(entries.length - shown) })}
        </Button>
      ) : null}
      {proving === null ? null : <EntryDialog seq={proving} onClose={() => setProving(null)} />}
      {correcting === null ? null : (
        <CorrectEntryDialog item={props.item} entry={correcting} onClose={() => setCorrecting(null)} />
      )}
    </section>
  );
};

/** How far the signed journal reaches, and when somebody outside last saw it: as it is, also when that is never. */
const AnchoredTo = ({ sealed }: { readonly sealed: number }): ReactElement => {
  const { t, n, locale } = useWords();
  const anchors = useRead('preserve.list-anchors', { limit: 1 });
  const at = anchors.data?.anchoredAt ?? null;
  return (
    <p className="small">
      {t('custody.signed-to', { entry: n(sealed) })}{' '}
      {anchors.data === undefined
        ? ''
        : at === null
          ? t('custody.anchored-never')
          : t('custody.anchored', { when: longDay(at, locale), entry: n(anchors.data.size) })}
    </p>
  );
};

const SAID = ['from', 'to', 'purpose', 'authority', 'place', 'sealNumber', 'tool', 'note', 'reason'] as const;

/** What a person said in an entry, and may have said wrong. Hashes, times and actors are facts of the program. */
const isCorrectable = (entry: CustodyLine): boolean =>
  !entry.erased && entry.custody.length > 0 && CORRECTABLE.some((word) => entry[word] !== null);

const Line = (props: {
  readonly entry: CustodyLine;
  readonly onProve: () => void;
  readonly onCorrect: () => void;
}): ReactElement => {
  const { t, n, name, who, locale } = useWords();
  const { entry } = props;
  const deed = name('deed', entry.deed);
  const kinds = entry.custody.map((word) => name('custody', word)).join(', ');
  const failed = entry.custody.includes('fixity-failed') || entry.custody.includes('access-refused');
  return (
    <li>
      <span className="num faint">{n(entry.seq)}</span>
      <div className="stack custody-line">
        <div className="row custody-head">
          <b className={failed ? 'grow alarm' : 'grow'}>{kinds === '' ? deed : kinds}</b>
          {isCorrectable(entry) ? (
            <Button
              size="tiny"
              look="bare"
              label={t('custody.correct.of', { entry: n(entry.seq) })}
              onPress={props.onCorrect}
            >
              {t('custody.correct')}
            </Button>
          ) : null}
          {entry.sealed ? (
            <Button
              size="tiny"
              look="bare"
              label={t('custody.prove.of', { entry: n(entry.seq) })}
              onPress={props.onProve}
            >
              {t('custody.prove')}
            </Button>
          ) : (
            <Pill>{t('custody.unsealed')}</Pill>
          )}
        </div>
        <div className="muted">
          {who(entry.member)} · {shortInstant(entry.at, locale, new Date())}
          {kinds === '' || kinds.toLowerCase() === deed.toLowerCase() ? '' : ` · ${deed}`}
        </div>
        {SAID.map((field) =>
          entry[field] === null ? null : (
            <div key={field} className="small">
              <span className="faint">{t(`custody.field.${field}`)}:</span>{' '}
              <bdi>{name(field === 'reason' ? 'result' : 'said', entry[field] ?? '')}</bdi>
            </div>
          ),
        )}
        {entry.result === null ? null : (
          <div className={failed ? 'small alarm' : 'small'}>
            <span className="faint">{t('custody.field.result')}:</span> {name('result', entry.result)}
          </div>
        )}
        {entry.corrects === null ? null : (
          <div className="small">
            <span className="faint">{t('custody.corrects', { entry: n(entry.corrects.seq) })}:</span>{' '}
            {CORRECTABLE.flatMap((word) => {
              const right = entry.corrects?.instead[word];
              return right === undefined ? [] : [`${t(`custody.field.${word}`)}: ${right}`];
            }).join('; ')}
          </div>
        )}
        {entry.correctedBy === null ? null : (
          <div className="small alarm">{t('custody.corrected-by', { entry: n(entry.correctedBy) })}</div>
        )}
        {entry.erased ? <div className="small muted">{t('custody.erased')}</div> : null}
      </div>
    </li>
  );
};
