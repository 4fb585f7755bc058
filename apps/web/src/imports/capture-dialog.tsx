import { CLASSIFICATIONS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { asCallFault, type CallFault } from '../api/call-fault.ts';
import { useApi } from '../api/use-deed.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { Choices, SelectField, TextField } from '../design/field.tsx';
import { Pill } from '../design/pill.tsx';
import { Progress } from '../design/progress.tsx';
import { jobFault } from '../shell/job-fault.ts';
import { isGoing, useJobs, useSession } from '../shell/use-session.ts';
import { useTerms } from '../words/use-terms.ts';
import { useWords } from '../words/words.tsx';
import { lastTerms } from './import-terms.ts';

/** Captures a page of the web as an item, and tells what the capture may lack before anybody relies on it. */
export const CaptureDialog = (props: { readonly onClose: () => void }): ReactElement => {
  const { t, name, who } = useWords();
  const term = useTerms();
  const api = useApi();
  const session = useSession();
  const [terms, setTerms] = useState(() => lastTerms(who(session.data?.member.name ?? '')));
  const [url, setUrl] = useState('');
  const [started, setStarted] = useState('');
  const [fault, setFault] = useState<CallFault | null>(null);
  const job = useJobs().find(({ id }) => id === started);
  const going = started !== '' && (job === undefined || isGoing(job));
  const done = job?.state === 'done' ? (job.outcome as Captured | null) : null;
  const ready = /^https?:\/\/\S+$/.test(url.trim()) && !going;
  const capture = (): void => {
    if (!ready) return;
    setFault(null);
    setStarted('');
    const { from: _from, how: _how, ...kept } = terms;
    api
      .start('collect.capture-page', { ...kept, url: url.trim() })
      .then(setStarted)
      .catch((thrown: unknown) => setFault(asCallFault(thrown)));
  };
  return (
    <Dialog
      title={t('capture.title')}
      onClose={props.onClose}
      onSubmit={capture}
      foot={
        <>
          <Button onPress={props.onClose}>{t('close')}</Button>
          <Button look="main" submits disabled={!ready} busy={going}>
            {t('capture.do')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('capture.more')}</p>
      <TextField
        label={t('capture.url')}
        value={url}
        onChange={setUrl}
        placeholder="https://"
        required
        autoFocus
        faults={fault?.of('url') ?? []}
      />
      <p className="field-hint">{t('capture.seen')}</p>
      <div className="fields">
        <TextField
          label={t('import.collector')}
          value={terms.collector}
          onChange={(collector) => setTerms({ ...terms, collector })}
        />
        <SelectField
          label={t('import.basis')}
          value={terms.basis}
          onChange={(basis) => setTerms({ ...terms, basis })}
          choices={LEGAL_BASES.map((value) => ({ value, label: term('legal-basis', value) }))}
        />
      </div>
      <Choices
        label={t('import.classification')}
        value={terms.classification}
        onChange={(classification) => setTerms({ ...terms, classification })}
        choices={CLASSIFICATIONS.map((value) => ({ value, label: term('classification', value) }))}
      />
      {(fault?.of('') ?? []).map((message) => (
        <p key={message} className="alarm" role="alert" lang="en">
          {message}
        </p>
      ))}
      <div role="status" className="stack">
        {going ? <Progress label={t('capture.going')} done={0} all={null} /> : null}
        {job && jobFault(job) ? (
          <p className="alarm" lang="en">
            {jobFault(job)}
          </p>
        ) : null}
        {done ? (
          <div className="sheet pad stack">
            <Link
              className="src"
              to="/sources/$item"
              params={{ item: done.itemId }}
              search={{}}
              onClick={props.onClose}
            >
              <span className="num">{done.number}</span> <bdi>{done.title === '' ? done.final : done.title}</bdi>
            </Link>
            <span className="faint hash">{done.final}</span>
            {done.problems.length === 0 ? (
              <span>
                <Pill tone="ok">✓ {t('capture.nothing-seen')}</Pill>
              </span>
            ) : (
              done.problems.map((problem) => (
                <p key={problem.message}>
                  <Pill tone="warn">{name('problem', problem.code)}</Pill> {name('problem-more', problem.code)}
                </p>
              ))
            )}
            <p className="muted">{t('capture.look')}</p>
          </div>
        ) : null}
      </div>
    </Dialog>
  );
};

interface Captured {
  readonly itemId: string;
  readonly number: number;
  readonly title: string;
  readonly final: string;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}
