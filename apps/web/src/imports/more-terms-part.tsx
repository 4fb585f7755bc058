import type { ReactElement } from 'react';
import { Choices, SelectField, TextField } from '../design/field.tsx';
import { useWords } from '../words/words.tsx';
import { type MoreTerms, SOURCE_KINDS } from './more-terms.ts';

const PROTECTIONS = ['open', 'confidential', 'secret'] as const;

/** Folded away until it is needed: what a person may still state of the files, once for all of them. */
export const MoreTermsPart = (props: {
  readonly more: MoreTerms;
  readonly files: number;
  readonly onChange: (more: MoreTerms) => void;
}): ReactElement => {
  const { t, name } = useWords();
  const { more } = props;
  const set = (part: Partial<MoreTerms>): void => props.onChange({ ...more, ...part });
  const isProtected = more.protection !== 'open';
  return (
    <details className="more-terms">
      <summary>{t('import.more-part')}</summary>
      <div className="stack">
        <div className="fields">
          <SelectField
            label={t('import.exhibit')}
            value={more.exhibit}
            onChange={(exhibit) => set({ exhibit })}
            choices={[
              { value: 'none', label: t('import.exhibit.none') },
              { value: 'next', label: t('import.exhibit.next') },
              // A number is used once: with several files each takes the next.
              ...(props.files > 1 ? [] : [{ value: 'own' as const, label: t('import.exhibit.own') }]),
            ]}
          />
          {more.exhibit === 'own' ? (
            <TextField
              label={t('import.exhibit')}
              hint={t('import.exhibit.hint')}
              value={more.exhibitNumber}
              onChange={(exhibitNumber) => set({ exhibitNumber })}
              required
            />
          ) : null}
        </div>
        <h3>{t('import.collection')}</h3>
        <div className="fields">
          <SelectField
            label={t('collected.source.kind')}
            value={more.sourceKind}
            onChange={(sourceKind) => set({ sourceKind })}
            choices={[
              { value: '', label: t('import.unstated') },
              ...SOURCE_KINDS.map((value) => ({ value, label: name('collected-value', value) })),
            ]}
          />
          <TextField label={t('collected.collector.role')} value={more.role} onChange={(role) => set({ role })} />
          <TextField
            label={t('collected.collector.organisation')}
            value={more.organisation}
            onChange={(organisation) => set({ organisation })}
          />
          <TextField
            label={t('collected.place')}
            hint={t('import.place.hint')}
            value={more.place}
            onChange={(place) => set({ place })}
          />
          <TextField label={t('collected.method.name')} value={more.method} onChange={(method) => set({ method })} />
          <TextField label={t('collected.method.tool')} value={more.tool} onChange={(tool) => set({ tool })} />
          <TextField
            label={t('collected.method.version')}
            value={more.version}
            onChange={(version) => set({ version })}
          />
          <TextField
            label={t('collected.completeness.statement')}
            value={more.statement}
            onChange={(statement) => set({ statement })}
          />
        </div>
        <TextField
          label={t('collected.restrictions')}
          hint={t('import.restrictions.hint')}
          value={more.restrictions}
          onChange={(restrictions) => set({ restrictions })}
          rows={2}
        />
        <h3>{t('import.hidden')}</h3>
        <p className="field-hint">{t('import.hidden.more')}</p>
        <Choices
          label={t('collected.source.protection')}
          value={more.protection}
          onChange={(protection) => set({ protection })}
          choices={PROTECTIONS.map((value) => ({ value, label: name('protection', value) }))}
        />
        <div className="fields">
          {isProtected ? (
            <TextField
              label={t('collected.source.pseudonym')}
              hint={t('import.pseudonym.hint')}
              value={more.pseudonym}
              onChange={(pseudonym) => set({ pseudonym })}
              required
            />
          ) : null}
          <TextField
            label={t('collected.hidden.place')}
            value={more.hiddenPlace}
            onChange={(hiddenPlace) => set({ hiddenPlace })}
          />
          <TextField label={t('collected.hidden.egress')} value={more.egress} onChange={(egress) => set({ egress })} />
          <TextField
            label={t('collected.hidden.virtualIdentity')}
            value={more.virtualIdentity}
            onChange={(virtualIdentity) => set({ virtualIdentity })}
          />
        </div>
      </div>
    </details>
  );
};
