import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import { useApi } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Choices, TextField } from '../../design/field.tsx';
import { Progress } from '../../design/progress.tsx';
import { ErrorState } from '../../design/states.tsx';
import { jobFault } from '../../shell/job-fault.ts';
import { isGoing, useJobs } from '../../shell/use-session.ts';
import { shortInstant } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { itemNumbers } from './item-numbers.ts';

/** Gives items out of the house with their proofs, so that an outsider can check them without us. */
export const ExportPanel = (): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const [which, setWhich] = useState<'all' | 'some'>('all');
  const [typed, setTyped] = useState('');
  const [out, setOut] = useState('');
  const [fault, setFault] = useState<CallFault | null>(null);
  const [started, setStarted] = useState('');
  const going = useJobs().some((job) => job.id === started && isGoing(job));
  const numbers = itemNumbers(typed);
  const ready = which === 'all' || numbers !== null;
  const start = (): void => {
    if (!ready) return;
    setFault(null);
    api
      .start('preserve.export-bundle', {
        ...(which === 'all' ? { all: true } : { item: (numbers ?? []).map(String) }),
        ...(out.trim() ? { out: out.trim() } : {}),
      })
      .then(setStarted)
      .catch((thrown: unknown) => setFault(asCallFault(thrown)));
  };
  return (
    <div className="work-panels">
      <form
        className="sheet pad stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          start();
        }}
      >
        <h2>{t('export.title')}</h2>
        <p className="muted">{t('export.more')}</p>
        <Choices
          label={t('export.title')}
          labelUnseen
          value={which}
          onChange={setWhich}
          choices={[
            { value: 'all', label: t('export.all') },
            { value: 'some', label: t('export.some') },
          ]}
        />
        {which === 'some' ? (
          <TextField
            label={t('export.numbers')}
            hint={t('export.numbers.hint')}
            value={typed}
            onChange={setTyped}
            required
            faults={typed !== '' && numbers === null ? [t('export.numbers.unread')] : (fault?.of('item') ?? [])}
          />
        ) : null}
        <TextField
          label={t('export.out')}
          hint={t('export.out.hint')}
          value={out}
          onChange={setOut}
          faults={fault?.of('out') ?? []}
        />
        <p className="field-hint">{t('export.carefully')}</p>
        {fault ? <ErrorState small fault={fault} /> : null}
        <div className="row">
          <Button look="main" submits disabled={!ready}>
            {t('export.do')}
          </Button>
          {going ? <span role="status">{t('export.started')}</span> : null}
        </div>
      </form>
      <Bundles />
    </div>
  );
};

const Bundles = (): ReactElement => {
  const { t, name, locale } = useWords();
  const exports = useJobs().filter(({ deed }) => deed === 'preserve.export-bundle');
  return (
    <section className="sheet pad stack">
      {exports.map((job) => {
        const directory = job.outcome?.directory;
        return (
          <div key={job.id} className="stack bundle">
            <div className="row">
              <b>{name('job-state', job.state)}</b>
              <span className="faint num">{shortInstant(job.askedAt, locale, new Date())}</span>
            </div>
            {isGoing(job) ? <Progress label={t('export.title')} done={job.done} all={job.all} /> : null}
            {jobFault(job) ? <p className="alarm">{jobFault(job)}</p> : null}
            {typeof directory === 'string' ? (
              <div>
                <span className="muted">{t('export.done')}</span>
                <div className="mono hash">{directory}</div>
              </div>
            ) : null}
          </div>
        );
      })}
      <h2>{t('export.verify')}</h2>
      <p className="muted">{t('export.verify.more')}</p>
      <pre className="commands">
        {'sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt\npython3 -I verify.py'}
      </pre>
    </section>
  );
};
