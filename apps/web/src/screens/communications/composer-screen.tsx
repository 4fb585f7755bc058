import './communications.css';
import { compareWords } from '@amparo/core/ground/compare-words';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { LetterInput, Output } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { DayField } from '../../design/day-field.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../design/states.tsx';
import { useNotices } from '../../design/toasts.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { isoDayOf } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';
import { DocxButton } from './docx-button.tsx';
import { LetterSheet } from './letter-sheet.tsx';
import { PickMany } from './pick-many.tsx';
import { PickPeople } from './pick-people.tsx';
import { Refusals } from './refusals.tsx';
import { useSettled } from './use-settled.ts';

const route = getRouteApi('/communications/new');
const KINDS = ['AL', 'UA', 'OL'] as const;

/** A letter from chosen persons, beside its preview. The house drafts it anew when the choice changes. */
export const ComposerScreen = (): ReactElement => {
  const { t } = useWords();
  const made = useRead('communicate.list-mandates', {});
  return (
    <>
      <div className="crumb">
        <Link to="/communications">{t('nav.communications')}</Link>
      </div>
      <div className="screen-head">
        <h1>{t('composer.title')}</h1>
      </div>
      <QueryState query={made}>{(answer) => <Composer made={answer} />}</QueryState>
    </>
  );
};

const Composer = ({ made }: { readonly made: Output<'communicate.list-mandates'> }): ReactElement => {
  const { t, own, locale } = useWords();
  const term = useTerms();
  const search = route.useSearch();
  const [state, setState] = useState(
    made.suggestedState ?? made.states.find(({ fictional }) => fictional)?.alpha3 ?? '',
  );
  const [kind, setKind] = useState<(typeof KINDS)[number]>('AL');
  const [date, setDate] = useState(isoDayOf(new Date()));
  const [persons, setPersons] = useState<readonly string[]>(search.person ? [search.person] : []);
  const [mandates, setMandates] = useState<readonly string[]>([]);
  const [types, setTypes] = useState<readonly string[]>([]);
  const [questions, setQuestions] = useState('');
  const asked = questions
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const request: LetterInput = useSettled({
    state,
    kind,
    date,
    persons,
    ...(mandates.length > 0 ? { mandates } : {}),
    ...(types.length > 0 ? { violationTypes: types } : {}),
    ...(asked.length > 0 ? { questions: asked } : {}),
  });
  const states = useMemo(
    () =>
      made.states
        .map(({ alpha3 }) => ({ value: alpha3, label: term('state', alpha3) }))
        .toSorted((a, b) => compareWords(a.label, b.label, locale)),
    [made.states, term, locale],
  );
  const ready = request.persons.length > 0 && request.state !== '' && request.date !== '';
  const draft = useRead('communicate.draft-letter', request, { enabled: ready, keep: true });
  return (
    <div className="composer">
      <form className="stack composer-form" onSubmit={(submitted) => submitted.preventDefault()}>
        <section className="sheet pad stack">
          <h2>{t('composer.asked')}</h2>
          <SelectField
            label={t('composer.state')}
            value={state}
            onChange={setState}
            choices={[{ value: '', label: t('choose') }, ...states]}
          />
          <div className="fields">
            <SelectField
              label={t('composer.kind')}
              value={kind}
              onChange={setKind}
              choices={KINDS.map((value) => ({ value, label: `${value} · ${term('communication-type', value)}` }))}
            />
            <div className="field">
              <span className="field-label">{t('composer.date')}</span>
              <DayField label={t('composer.date')} value={date} onChange={setDate} />
            </div>
          </div>
          <PickPeople chosen={persons} onChange={setPersons} />
          <PickMany
            label={t('composer.mandates')}
            hint={t('composer.suggested')}
            chosen={mandates}
            suggested={draft.data?.letter.mandates.map(({ code }) => code) ?? []}
            onChange={setMandates}
            choices={made.mandates.map(({ code, title }) => ({ code, label: own(title) }))}
          />
          <PickMany
            label={t('composer.types')}
            hint={t('composer.suggested')}
            chosen={types}
            suggested={draft.data?.suggestedTypes.map(({ code }) => code) ?? []}
            onChange={setTypes}
            choices={made.violationTypes.map(({ code, label }) => ({ code, label: own(label) }))}
          />
          <TextField
            label={t('composer.questions')}
            hint={t('composer.questions.hint')}
            rows={5}
            value={questions}
            onChange={setQuestions}
            placeholder={draft.data?.letter.questions.join('\n') ?? ''}
          />
        </section>
        {draft.data ? <Refusals draft={draft.data} /> : null}
        {draft.data && ready ? <SaveDraft request={request} subject={draft.data.letter.subject} /> : null}
      </form>
      <section aria-label={t('composer.preview')} className="composer-preview" aria-busy={draft.isFetching}>
        {!ready ? (
          <div className="sheet">
            <EmptyState
              words={t(persons.length > 0 ? 'composer.state.none' : 'composer.people.none')}
              more={t('composer.preview.none')}
            />
          </div>
        ) : draft.error && !draft.data ? (
          <div className="sheet">
            <ErrorState fault={draft.error} onRetry={() => void draft.refetch()} />
          </div>
        ) : draft.data ? (
          <LetterSheet letter={draft.data.letter} />
        ) : (
          <div className="sheet">
            <LoadingState words={t('composer.preview.loading')} />
          </div>
        )}
      </section>
    </div>
  );
};

/** Saves what the preview shows. The house refuses a letter that names somebody without consent, and says whom. */
const SaveDraft = (props: { readonly request: LetterInput; readonly subject: string }): ReactElement => {
  const { t } = useWords();
  const notices = useNotices();
  const save = useWrite('communicate.save-draft');
  const [title, setTitle] = useState('');
  useEffect(() => setTitle((before) => before || props.subject.slice(0, 200)), [props.subject]);
  return (
    <section className="sheet pad stack">
      <TextField
        label={t('composer.name')}
        value={title}
        onChange={setTitle}
        faults={save.error?.faults.map(({ message }) => message) ?? []}
      />
      <div className="row">
        <Button
          look="main"
          busy={save.isPending}
          onPress={() =>
            save.mutate(
              { ...props.request, ...(title.trim() ? { title: title.trim() } : {}) },
              { onSuccess: () => notices.tell(t('composer.saved')) },
            )
          }
        >
          {t('composer.save')}
        </Button>
        {save.data ? <DocxButton communication={save.data.communication} /> : null}
      </div>
    </section>
  );
};
