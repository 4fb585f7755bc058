import { CLASSIFICATIONS, LEGAL_BASES } from '@amparo/core/nouns/item';
import { type ReactElement, useRef, useState } from 'react';
import type { Terms } from '../api/contract.ts';
import { Button } from '../design/button.tsx';
import { Choices, SelectField, TextField } from '../design/field.tsx';
import { FormDialog } from '../design/form-dialog.tsx';
import { useSession } from '../shell/use-session.ts';
import { sizeWords } from '../words/size.ts';
import { useTerms } from '../words/use-terms.ts';
import { useWords } from '../words/words.tsx';
import { type Gathering, gatherList } from './gather-files.ts';
import { ANSWERS, type FilledTerms, keepTerms, lastTerms, USES } from './import-terms.ts';
import { addedTerms, isSound, type MoreTerms, NO_MORE_TERMS } from './more-terms.ts';
import { MoreTermsPart } from './more-terms-part.tsx';

/** On what terms files come in: asked once for all of them, before the first byte is sent. */
export const ImportDialog = (props: {
  readonly gathering: Gathering;
  readonly onChange: (gathering: Gathering) => void;
  readonly onClose: () => void;
  readonly onImport: (terms: Terms) => void;
}): ReactElement => {
  const { t, locale, name, who } = useWords();
  const term = useTerms();
  const session = useSession();
  const [terms, setTerms] = useState(() => lastTerms(who(session.data?.member.name ?? '')));
  const [more, setMore] = useState<MoreTerms>(NO_MORE_TERMS);
  const { files, unread } = props.gathering;
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  const ready =
    files.length > 0 && terms.from.trim() !== '' && terms.collector.trim() !== '' && isSound(more, files.length);
  const set = (part: Partial<FilledTerms>): void => setTerms({ ...terms, ...part });

  return (
    <FormDialog
      shape="wide"
      title={t('import.title')}
      does={t('import.do', { count: files.length })}
      ready={ready}
      busy={false}
      fault={null}
      onClose={props.onClose}
      onSend={() => {
        keepTerms(terms);
        const { how, ...stated } = terms;
        props.onImport({ ...stated, ...(how.trim() === '' ? {} : { how }), ...addedTerms(more) });
      }}
      aside={<span className="grow muted small">{t('import.kept')}</span>}
    >
      <section className="sheet pad stack">
        <div className="row">
          <b className="grow">
            {files.length === 0
              ? t('import.none')
              : t('import.chosen', { count: files.length, size: sizeWords(size, locale) })}
          </b>
          <ChooseFiles folder={false} onChoose={props.onChange} />
          <ChooseFiles folder onChoose={props.onChange} />
        </div>
        {files.length > 0 ? (
          <ul className="import-files mono">
            {files.slice(0, 6).map(({ path }) => (
              <li key={path}>
                <bdi>{path}</bdi>
              </li>
            ))}
            {files.length > 6 ? <li className="faint">{t('import.more', { more: files.length - 6 })}</li> : null}
          </ul>
        ) : (
          <p className="field-hint">{t('import.kinds')}</p>
        )}
        {unread.map((path) => (
          <p key={path} className="alarm small">
            {t('import.unread', { path })}
          </p>
        ))}
      </section>
      <div className="fields">
        <TextField
          label={t('import.from')}
          hint={t('import.from.hint')}
          value={terms.from}
          onChange={(from) => set({ from })}
          required
          autoFocus={files.length > 0}
        />
        <TextField
          label={t('import.how')}
          hint={t('import.how.hint')}
          value={terms.how}
          onChange={(how) => set({ how })}
        />
        <TextField
          label={t('import.collector')}
          value={terms.collector}
          onChange={(collector) => set({ collector })}
          required
        />
        <SelectField
          label={t('import.basis')}
          value={terms.basis}
          onChange={(basis) => set({ basis })}
          choices={LEGAL_BASES.map((value) => ({ value, label: term('legal-basis', value) }))}
        />
      </div>
      <Choices
        label={t('import.classification')}
        value={terms.classification}
        onChange={(classification) => set({ classification })}
        choices={CLASSIFICATIONS.map((value) => ({ value, label: term('classification', value) }))}
      />
      <p className="field-hint">{t(`classification.${terms.classification}.more`)}</p>
      <section className="stack">
        <h3>{t('import.consent')}</h3>
        <div className="fields">
          {USES.map((which) => (
            <SelectField
              key={which}
              label={name('use', which)}
              value={terms[which]}
              onChange={(answer) => set({ [which]: answer })}
              choices={ANSWERS.map((value) => ({ value, label: name('answer', value) }))}
            />
          ))}
        </div>
      </section>
      <MoreTermsPart more={more} files={files.length} onChange={setMore} />
    </FormDialog>
  );
};

/** The browser's own chooser: files, or a whole folder. */
const ChooseFiles = (props: {
  readonly folder: boolean;
  readonly onChoose: (gathering: Gathering) => void;
}): ReactElement => {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        {...(props.folder ? { webkitdirectory: '' } : {})}
        onChange={(chosen) => {
          if (chosen.target.files?.length) props.onChoose(gatherList(chosen.target.files));
          chosen.target.value = '';
        }}
      />
      <Button onPress={() => input.current?.click()}>
        {t(props.folder ? 'import.choose-folder' : 'import.choose-files')}
      </Button>
    </>
  );
};
