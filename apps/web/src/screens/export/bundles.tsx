import { type ReactElement, useState } from 'react';
import type { Job } from '../../api/contract.ts';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { Progress } from '../../design/progress.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { jobFault } from '../../shell/job-fault.ts';
import { isGoing, useJobs } from '../../shell/use-session.ts';
import { isoDayOf, shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** What left or is leaving, with the seal that the other side checks, and their receipt. */
export const Bundles = (): ReactElement => {
  const { t } = useWords();
  const exports = useJobs().filter(({ deed }) => deed === 'preserve.export-bundle');
  const [receipt, setReceipt] = useState<string | null>(null);
  return (
    <section className="sheet pad stack">
      <div className="row">
        <h2 className="grow">{t('export.bundles')}</h2>
        <Button onPress={() => setReceipt('')}>{t('receipt.title')}</Button>
      </div>
      {exports.length === 0 ? <p className="muted">{t('export.bundles.none')}</p> : null}
      {exports.map((job) => (
        <Bundle key={job.id} job={job} onReceipt={setReceipt} />
      ))}
      <h2>{t('export.verify')}</h2>
      <p className="muted">{t('export.verify.more')}</p>
      <pre className="commands">
        {'sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt\npython3 -I verify.py'}
      </pre>
      <p className="muted">{t('export.verify.sealed')}</p>
      <pre className="commands">{'age -d -i KEY.txt -o bundle.zip BUNDLE.zip.age\nunzip bundle.zip'}</pre>
      {receipt === null ? null : <ReceiptDialog sha256={receipt} onClose={() => setReceipt(null)} />}
    </section>
  );
};

const Bundle = ({ job, onReceipt }: { readonly job: Job; readonly onReceipt: (sha256: string) => void }) => {
  const { t, name, locale } = useWords();
  const told = (field: string): string | null => {
    const value = job.outcome?.[field];
    return typeof value === 'string' ? value : null;
  };
  const directory = told('directory');
  const hash = told('packageSha256');
  const left = Array.isArray(job.outcome?.withheld) ? job.outcome.withheld.length : 0;
  return (
    <div className="stack bundle">
      <div className="row">
        <b className="grow">{name('job-state', job.state)}</b>
        {hash ? (
          <Button size="tiny" onPress={() => onReceipt(hash)}>
            {t('receipt.title')}
          </Button>
        ) : null}
        <span className="faint num">{shortInstant(job.askedAt, locale, new Date())}</span>
      </div>
      {isGoing(job) ? <Progress label={t('export.title')} done={job.done} all={job.all} /> : null}
      {jobFault(job) ? (
        <p className="alarm" lang="en">
          {jobFault(job)}
        </p>
      ) : null}
      {directory ? (
        <dl className="facts">
          <dt>{t('export.done')}</dt>
          <dd className="hash">{directory}</dd>
          {typeof job.outcome?.items === 'number' ? (
            <>
              <dt>{t('export.items')}</dt>
              <dd>
                {t('export.went', { count: job.outcome.items })}
                {left > 0 ? ` · ${t('export.by-hash', { count: left })}` : ''}
              </dd>
            </>
          ) : null}
          {hash ? (
            <>
              <dt>{t('export.seal')}</dt>
              <dd className="hash">{hash}</dd>
            </>
          ) : null}
        </dl>
      ) : null}
    </div>
  );
};

/** The hash comes from the recipient's receipt: that it is one of ours is what the receipt proves. */
const ReceiptDialog = (props: { readonly sha256: string; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const notices = useNotices();
  const [given, setGiven] = useState({
    sha256: props.sha256,
    receivedBy: '',
    receivedOn: isoDayOf(new Date()),
    note: '',
  });
  const write = useWrite('preserve.record-receipt');
  const faults = (field: string): readonly string[] => write.error?.of(field) ?? [];
  const ready = given.sha256.trim() !== '' && given.receivedBy.trim() !== '' && given.receivedOn !== '';
  const set = (part: Partial<typeof given>): void => setGiven({ ...given, ...part });
  return (
    <FormDialog
      title={t('receipt.title.dialog')}
      more={t('receipt.more')}
      does={t('save')}
      ready={ready}
      busy={write.isPending}
      fault={write.error}
      fields={['sha256', 'receivedBy', 'receivedOn']}
      onClose={props.onClose}
      onSend={() => {
        const { note, ...stated } = given;
        write.mutate(
          { ...stated, ...(note.trim() ? { note: note.trim() } : {}) },
          {
            onSuccess: () => {
              notices.tell(t('receipt.recorded'));
              props.onClose();
            },
          },
        );
      }}
    >
      <TextField
        label={t('receipt.hash')}
        value={given.sha256}
        onChange={(sha256) => set({ sha256 })}
        required
        faults={faults('sha256')}
      />
      <TextField
        label={t('receipt.by')}
        value={given.receivedBy}
        onChange={(receivedBy) => set({ receivedBy })}
        required
        autoFocus
        faults={faults('receivedBy')}
      />
      <TextField
        label={t('receipt.on')}
        hint={t('day.unread')}
        value={given.receivedOn}
        onChange={(receivedOn) => set({ receivedOn })}
        required
        faults={faults('receivedOn')}
      />
      <TextField label={t('receipt.note')} value={given.note} onChange={(note) => set({ note })} />
    </FormDialog>
  );
};
