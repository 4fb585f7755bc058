import './export.css';
import { type ReactElement, useState } from 'react';
import type { ExportPreview, Selection } from '../../api/contract.ts';
import { useRead } from '../../api/use-deed.ts';
import { Check, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { sizeWords } from '../../words/size.ts';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';
import { LeavingItems } from './leaving-items.tsx';
import { RecipientPart } from './recipient-part.tsx';
import { SecondPerson } from './second-person.tsx';
import { useExport } from './use-export.ts';

/** All that would leave the house, before anything does: what forbids it, who must agree, to whom it goes. */
export const ExportDialog = (props: {
  /** Numbers or ids of items; all that the member may read when absent. */
  readonly items?: readonly string[];
  readonly onClose: () => void;
}): ReactElement => {
  const { t } = useWords();
  const [withheld, setWithheld] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [redacted, setRedacted] = useState(false);
  const [hashesOnly, setHashesOnly] = useState(false);
  const [sealedTo, setSealedTo] = useState('');
  const [out, setOut] = useState('');
  const selection: Selection = {
    ...(props.items ? { item: props.items } : { all: true }),
    ...(withheld.length > 0 ? { withhold: withheld, reason: reason.trim() || '—' } : {}),
    ...(redacted ? { redacted } : {}),
    ...(hashesOnly ? { forbidden: 'withhold' as const } : {}),
  };
  // Typing the reason asks nothing anew: what leaves does not hang on its words.
  const preview = useRead(
    'preserve.preview-export',
    { ...selection, ...(withheld.length > 0 ? { reason: '—' } : {}), ...(sealedTo ? { sealedTo } : {}) },
    { keep: true },
  );
  const sending = useExport();
  const told = preview.data;
  const approval = useApproval(told);
  const unconfirmed = told?.recipient !== undefined && told.recipient !== null && told.recipient.confirmed === null;
  const ready =
    told !== undefined &&
    !preview.isPlaceholderData &&
    !told.refused &&
    !unconfirmed &&
    (withheld.length === 0 || reason.trim() !== '') &&
    (!told.needsApproval || approval?.state === 'ready');
  return (
    <FormDialog
      shape="wide"
      title={t('export.what-leaves')}
      does={t('export.do')}
      ready={ready}
      busy={sending.busy}
      fault={sending.fault}
      fields={['out']}
      onClose={props.onClose}
      onSend={() =>
        sending.start(
          {
            ...selection,
            ...(out.trim() ? { out: out.trim() } : {}),
            ...(sealedTo ? { sealedTo } : {}),
            ...(approval?.state === 'ready' ? { approval: approval.id } : {}),
          },
          props.onClose,
        )
      }
      aside={<span className="grow muted small">{t('export.recorded')}</span>}
    >
      <QueryState query={preview} loading={t('export.looking')}>
        {(answer) => (
          <div className="stack export-told" aria-busy={preview.isPlaceholderData}>
            <Sums told={answer} />
            {answer.items.some(({ bars }) => bars.length > 0) && props.items ? (
              <div className={answer.refused ? 'export-forbids' : ''}>
                {answer.refused ? <p className="alarm">{t('export.refused')}</p> : null}
                <Check checked={hashesOnly} onChange={setHashesOnly}>
                  {t('export.forbidden-hashes')}
                </Check>
              </div>
            ) : null}
            <Check checked={redacted} onChange={setRedacted}>
              {t('export.redacted')}
            </Check>
            <LeavingItems
              items={answer.items}
              withheld={withheld}
              onWithhold={(number, on) =>
                setWithheld(on ? [...withheld, number] : withheld.filter((one) => one !== number))
              }
            />
            {withheld.length > 0 ? (
              <TextField
                label={t('export.why-withheld')}
                hint={t('export.why-withheld.hint')}
                value={reason}
                onChange={setReason}
                required
              />
            ) : null}
            <RecipientPart chosen={sealedTo} onChoose={setSealedTo} />
            <SecondPerson told={answer} request={approval} selection={selection} />
            <TextField
              label={t('export.out')}
              hint={t('export.out.hint')}
              value={out}
              onChange={setOut}
              faults={sending.fault?.of('out') ?? []}
            />
          </div>
        )}
      </QueryState>
    </FormDialog>
  );
};

/** The request that two people agree to for exactly what needs two here: the newest that is not ended. */
const useApproval = (told: ExportPreview | undefined) => {
  const requests = useRead(
    'team.list-requests',
    {},
    { every: 5000, keep: true, enabled: told?.needsApproval ?? false },
  );
  if (!told?.needsApproval) return undefined;
  const needs = told.items
    .filter(({ needsTwo, withheld }) => needsTwo && withheld === null)
    .map(({ id }) => id)
    .sort()
    .join(' ');
  return requests.data?.requests.find(
    (request) => request.deed === 'preserve.export-bundle' && askedItems(request.request) === needs,
  );
};

const askedItems = (request: string): string => {
  try {
    const { items } = JSON.parse(request) as { readonly items: readonly { readonly item: string }[] };
    return items
      .map(({ item }) => item)
      .sort()
      .join(' ');
  } catch {
    return '';
  }
};

const Sums = ({ told }: { readonly told: ExportPreview }): ReactElement => {
  const { t, n, locale } = useWords();
  const term = useTerms();
  const { leaving, entries } = told;
  const behind = told.items.length - leaving.items;
  const parts = (['public', 'restricted', 'sealed'] as const)
    .filter((one) => leaving[one] > 0)
    .map((one) => `${term('classification', one)}: ${n(leaving[one])}`);
  return (
    <section className="export-sums" aria-label={t('export.what-leaves')}>
      <p className="export-head">
        {t('export.leaving', { items: leaving.items, size: sizeWords(leaving.bytes, locale) })}
      </p>
      <p className="muted">
        {[
          ...parts,
          leaving.minors > 0 ? t('export.children', { count: leaving.minors }) : null,
          behind > 0 ? t('export.by-hash', { count: behind }) : null,
          t('export.entries', { disclosed: entries.disclosed, all: entries.inJournal }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </p>
    </section>
  );
};
