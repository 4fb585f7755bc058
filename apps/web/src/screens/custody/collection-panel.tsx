import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { OpenItem, Output } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { clockTime, longDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

type Record = Output<'preserve.read-collection'>;

/** How the item was collected, what it came with, and what was made from it. */
export const CollectionPanel = ({ open }: { readonly open: OpenItem }): ReactElement => {
  const { t } = useWords();
  const record = useRead('preserve.read-collection', { item: open.item.id });
  return (
    <section className="sheet pad stack">
      <h2>{t('collected.title')}</h2>
      <QueryState query={record} small>
        {(told) => <Told open={open} record={told} />}
      </QueryState>
    </section>
  );
};

const Told = ({ open, record }: { readonly open: OpenItem; readonly record: Record }): ReactElement => {
  const { t, locale } = useWords();
  const [revealing, setRevealing] = useState(false);
  const { item } = open;
  const rows = flat(record.collection);
  return (
    <>
      <dl className="facts">
        <dt>{t('collected.exhibit')}</dt>
        <dd className="num">{record.exhibit ?? '—'}</dd>
        <dt>{t('item.name')}</dt>
        <dd className="mono">
          <bdi>{item.originalName}</bdi>
        </dd>
        <dt>{t('import.from')}</dt>
        <dd>
          <bdi>{item.origin.from}</bdi>
          {item.origin.how ? `, ${item.origin.how}` : ''}
          {item.origin.url ? <div className="hash">{item.origin.url}</div> : null}
        </dd>
        <dt>{t('import.collector')}</dt>
        <dd>
          <bdi>{item.collector}</bdi>
        </dd>
        <dt>{t('collected.received')}</dt>
        <dd className="num">{shortInstant(item.receivedAt, locale, new Date())}</dd>
        {rows.map(([path, value]) => (
          <Row key={path} path={path} value={value} />
        ))}
        {record.hidden ? (
          <>
            <dt>{t('collected.hidden')}</dt>
            <dd>
              <Button size="tiny" onPress={() => setRevealing(true)}>
                {t('collected.reveal')}
              </Button>
            </dd>
          </>
        ) : null}
      </dl>
      <Family open={open} record={record} />
      {revealing ? <RevealDialog item={item.id} onClose={() => setRevealing(false)} /> : null}
    </>
  );
};

/** Values that are codes of a closed list, and therefore have words. */
const CODES = ['collector.kind', 'source.kind', 'source.protection', 'malware.result'];

const Row = (props: { readonly path: string; readonly value: string }): ReactElement => {
  const { t, name, locale } = useWords();
  const { path, value } = props;
  const shown = (): string => {
    if (path === 'completeness.complete') return t(value === 'true' ? 'yes' : 'no');
    if (CODES.includes(path)) return name('collected-value', value);
    if (/At$/.test(path)) return `${longDay(value, locale)}, ${clockTime(value)}`;
    return value;
  };
  return (
    <>
      <dt>{name('collected', path)}</dt>
      <dd>
        <bdi>{shown()}</bdi>
      </dd>
    </>
  );
};

/** The record as lines: each value under the path by which the catalogues name it. */
const flat = (value: unknown, path = ''): readonly (readonly [string, string])[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [[path, value.map(String).join('; ')]];
  if (typeof value !== 'object') return [[path, String(value)]];
  return Object.entries(value).flatMap(([field, inner]) => flat(inner, path === '' ? field : `${path}.${field}`));
};

const Family = ({ open, record }: { readonly open: OpenItem; readonly record: Record }): ReactElement | null => {
  const { t, name, who, locale } = useWords();
  const { item } = open;
  if (!item.parent && item.children.length === 0 && record.derivations.length === 0 && !record.madeFrom) return null;
  return (
    <div className="stack">
      <h3>{t('collected.family')}</h3>
      {item.parent ? (
        <Link className="src" to="/sources/$item" params={{ item: item.parent.id }} search={{}}>
          {t('item.inside', { title: item.parent.title })}
        </Link>
      ) : null}
      {item.children.map((child) => (
        <Link key={child.id} className="src" to="/sources/$item" params={{ item: child.id }} search={{}}>
          {t('item.attached', { title: child.title })}
        </Link>
      ))}
      {record.madeFrom ? (
        <div>
          {t('collected.made-from', {
            kind: name('derivation', record.madeFrom.kind),
            number: record.madeFrom.number === null ? '—' : String(record.madeFrom.number),
          })}
          <div className="hash faint">{record.madeFrom.inputSha256}</div>
        </div>
      ) : null}
      {record.derivations.map((one) => (
        <div key={one.seq}>
          <b>{name('derivation', one.kind)}</b>{' '}
          {one.item ? (
            <Link className="src" to="/sources/$item" params={{ item: one.item.id }} search={{}}>
              {t('item.number', { number: one.item.number })}
            </Link>
          ) : null}
          <div className="small muted">
            {[one.tool, one.toolVersion, who(one.member), shortInstant(one.at, locale, new Date())]
              .filter((part) => part !== null)
              .join(' · ')}
          </div>
          <div className="hash faint">{one.outputSha256}</div>
          {one.changes.map(({ what, reason }) => (
            <div key={`${what} ${reason}`} className="small">
              {what}: {reason}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
};

/** The look itself is on record, with who looked and why. */
const RevealDialog = (props: { readonly item: string; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const [purpose, setPurpose] = useState('');
  const [authority, setAuthority] = useState('');
  const reveal = useWrite('preserve.reveal-hidden', { refresh: ['preserve.list-custody', 'team.describe-session'] });
  const ready = purpose.trim().length > 2;
  return (
    <FormDialog
      title={t('collected.hidden')}
      does={t('collected.reveal.do')}
      ready={ready}
      busy={reveal.isPending}
      fault={reveal.error}
      over={reveal.data !== undefined}
      onClose={props.onClose}
      onSend={() =>
        reveal.mutate({
          item: props.item,
          purpose: purpose.trim(),
          ...(authority.trim() ? { authority: authority.trim() } : {}),
        })
      }
    >
      {reveal.data ? (
        <dl className="facts" aria-live="polite">
          {Object.entries(reveal.data.hidden).map(([field, value]) => (
            <Row key={field} path={`hidden.${field}`} value={String(value)} />
          ))}
        </dl>
      ) : (
        <>
          <p className="muted">{t('collected.reveal.more')}</p>
          <TextField label={t('purpose.for')} value={purpose} onChange={setPurpose} required autoFocus />
          <TextField label={t('purpose.authority')} value={authority} onChange={setAuthority} />
        </>
      )}
    </FormDialog>
  );
};
