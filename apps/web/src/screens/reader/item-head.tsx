import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { asCallFault } from '../../api/call-fault.ts';
import type { Card, OpenItem } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { Progress } from '../../design/progress.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { sizeWords } from '../../words/size.ts';
import { useTerms } from '../../words/use-terms.ts';
import { shortDay, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { readShare } from './card-order.ts';

/** What the item is, whether its bytes were checked, on what terms it is held, and how far it is read. */
export const ItemHead = (props: {
  readonly open: OpenItem;
  readonly cards: readonly Card[];
  readonly blind: boolean;
  readonly onRelated: () => void;
}): ReactElement => {
  const { t, told, name, locale } = useWords();
  const term = useTerms();
  const api = useApi();
  const notices = useNotices();
  const { item, text, related } = props.open;
  const held = related.filter(({ status }) => status !== 'rejected').length;
  const share = readShare(props.cards);
  const pages = text?.pages.length ?? 0;
  const ocr = ocrOf(text);
  return (
    <>
      <div className="crumb">
        <Link to="/sources" search={{}}>
          {t('nav.sources')}
        </Link>{' '}
        › {item.kind ? term('document-kind', item.kind) : t('item.kind-unknown')} ·{' '}
        {t('item.number', { number: item.number })}
      </div>
      <div className="row reader-head">
        <h1>
          <bdi>{item.title}</bdi>
        </h1>
        <span className="grow" />
        <Verified item={item.id} />
        <Pill>{term('classification', item.classification)}</Pill>
        <Pill>{consentWords(props.open, t)}</Pill>
        <Link className="btn" to="/sources/$item/custody" params={{ item: item.id }}>
          {t('custody')}
        </Link>
        <Button
          onPress={() =>
            void api
              .download('preserve.read-content', { item: item.id })
              .catch((thrown: unknown) => notices.warn(told(asCallFault(thrown).faults)))
          }
        >
          {t('item.download')}
        </Button>
      </div>
      <div className="item-line">
        <span>
          {[
            mediaName(item.mediaType),
            pages > 1 ? t('item.pages', { count: pages }) : null,
            ocr === null ? null : t('item.ocr', { percent: ocr }),
            sizeWords(item.size, locale),
            t('item.received', { when: shortDay(item.receivedAt, locale), from: item.origin.from }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
        <span className="hash-line">
          SHA-256{' '}
          <span className="mono" title={item.sha256}>
            {item.sha256.slice(0, 4)}…{item.sha256.slice(-4)}
          </span>
        </span>
        {item.sameBytesAs ? (
          <Link className="src" to="/sources/$item" params={{ item: item.sameBytesAs.id }} search={{}}>
            {t('item.same', { number: item.sameBytesAs.number })}
          </Link>
        ) : null}
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
        {props.blind ? <Pill tone="time">{t('reader.blind')}</Pill> : null}
        {item.disputed > 0 ? <Pill tone="warn">{t('reader.disputes', { count: item.disputed })}</Pill> : null}
        {related.length > 0 ? (
          <Button size="tiny" shortcut="C" onPress={props.onRelated}>
            {t('related.count', { count: held })}
          </Button>
        ) : null}
        <span className="grow" />
        {share.all > 0 ? (
          <span className="item-share">
            <span className="num">{t('reader.share', share)}</span>
            <Link
              className="src blind-link"
              to="/sources/$item"
              params={{ item: item.id }}
              search={props.blind ? {} : { blind: 'true' }}
              title={t('reader.blind.more')}
            >
              {t(props.blind ? 'reader.blind.end' : 'reader.blind.start')}
            </Link>
            <Progress label={t('reader.share', share)} done={share.read} all={share.all} width={96} />
          </span>
        ) : null}
      </div>
      {item.problems.length > 0 ? (
        <div className="item-problems" role="note">
          {item.problems.map((problem) => (
            <div key={problem.code}>
              <b>{name('problem', problem.code)}</b> <span>{name('problem-more', problem.code)}</span>{' '}
              <span className="faint" lang="en">
                <bdi>{problem.message}</bdi>
              </span>
            </div>
          ))}
          <div className="small muted">{t('item.problem.kept')}</div>
        </div>
      ) : null}
    </>
  );
};

/** How surely OCR read the pictures in it, 0 to 100, a long page counting more; null where it read none. */
const ocrOf = (text: OpenItem['text']): number | null => {
  const read = (text?.pages ?? []).flatMap(({ ocr }) => ocr ?? []);
  const letters = read.reduce((sum, { start, end }) => sum + end - start, 0);
  if (letters === 0) return null;
  return Math.round(read.reduce((sum, one) => sum + (one.end - one.start) * one.confidence, 0) / letters);
};

/** When the bytes were last compared with their hashes, as custody tells. */
const Verified = (props: { readonly item: string }): ReactElement | null => {
  const { t, locale } = useWords();
  const custody = useRead('preserve.list-custody', { item: props.item });
  if (!custody.data) return null;
  const checked = custody.data.state.lastFixity;
  return checked ? (
    <Pill tone={checked.ok ? 'ok' : 'warn'}>
      {checked.ok ? '✓' : '✕'} {t('custody.verified-on', { when: shortInstant(checked.at, locale, new Date()) })}
    </Pill>
  ) : (
    <Pill>{t('custody.unverified')}</Pill>
  );
};

const consentWords = ({ item }: OpenItem, t: ReturnType<typeof useWords>['t']): string => {
  const answers = [item.consent.submit, item.consent.nameToGovernment, item.consent.publishName, item.consent.press];
  if (answers.every((answer) => answer === 'not-needed')) return t('consent.not-needed');
  const yes = answers.filter((answer) => answer === 'yes').length;
  if (yes > 0) return t('consent.some', { yes, all: answers.length });
  return t(answers.every((answer) => answer === 'not-asked') ? 'consent.not-asked' : 'consent.none');
};

const MEDIA: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/tiff': 'TIFF',
  'image/webp': 'WebP',
  'text/plain': 'TXT',
  'text/html': 'HTML',
  'text/csv': 'CSV',
  'application/rtf': 'RTF',
  'application/zip': 'ZIP',
  'message/rfc822': 'EML',
  'application/vnd.ms-outlook': 'MSG',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
};

const mediaName = (type: string): string => MEDIA[type] ?? type;
