import { type ReactElement, useState } from 'react';
import type { Output } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { QueryState } from '../../design/query-state.tsx';
import { useWords } from '../../words/words.tsx';

type Settings = Output<'preserve.read-anchor-settings'>;
type Authority = Settings['authorities'][number];
type Witness = Settings['witnesses'][number];

const NO_AUTHORITY: Authority = { name: '', url: '', roots: '' };
const NO_WITNESS: Witness = { name: '', url: '', key: '' };
const isTyped = (one: object): boolean => Object.values(one).some((value) => value !== '');
/** What is chosen already, or one line to begin with. */
const orOne = <One,>(chosen: readonly One[], empty: One): readonly One[] => (chosen.length > 0 ? chosen : [empty]);

/** Chooses whom the journal is shown to, beginning with whom it is shown to now. */
export const AnchorsDialog = (props: { readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const settings = useRead('preserve.read-anchor-settings', {});
  if (settings.data) return <Chosen settings={settings.data} onClose={props.onClose} />;
  return (
    <Dialog title={t('anchors.title')} shape="wide" onClose={props.onClose}>
      <QueryState query={settings} small loading={t('anchors.loading')}>
        {() => null}
      </QueryState>
    </Dialog>
  );
};

const Chosen = ({ settings, onClose }: { readonly settings: Settings; readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const [authorities, setAuthorities] = useState(orOne(settings.authorities, NO_AUTHORITY));
  const [witnesses, setWitnesses] = useState(orOne(settings.witnesses, NO_WITNESS));
  const [quorum, setQuorum] = useState(settings.quorum > 0 ? String(settings.quorum) : '');
  const configure = useWrite('preserve.configure-anchors');
  const typed = { authorities: authorities.filter(isTyped), witnesses: witnesses.filter(isTyped) };
  const ready = typed.authorities.length + typed.witnesses.length > 0;
  const choose = (chosen: Settings): void => configure.mutate(chosen, { onSuccess: onClose });
  return (
    <FormDialog
      title={t('anchors.title')}
      more={t('anchors.dialog.more')}
      shape="wide"
      does={t(settings.on ? 'save' : 'anchors.save')}
      ready={ready}
      busy={configure.isPending}
      fault={configure.error}
      onSend={() => choose({ on: true, ...typed, quorum: quorum === '' ? typed.witnesses.length : Number(quorum) })}
      onClose={onClose}
      aside={
        settings.on ? <Button onPress={() => choose({ ...settings, on: false })}>{t('anchors.turn-off')}</Button> : null
      }
    >
      <h3>{t('anchors.authorities')}</h3>
      {authorities.map((authority, index) => {
        const set = (field: keyof Authority) => (value: string) =>
          setAuthorities(authorities.map((one, at) => (at === index ? { ...one, [field]: value } : one)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
          <div key={index} className="stack bundle">
            <div className="fields">
              <TextField
                label={t('anchors.name')}
                value={authority.name}
                onChange={set('name')}
                autoFocus={index === 0}
              />
              <TextField label={t('anchors.url')} value={authority.url} onChange={set('url')} placeholder="https://" />
            </div>
            <TextField
              label={t('anchors.roots')}
              hint={t('anchors.roots.hint')}
              value={authority.roots}
              onChange={set('roots')}
              rows={3}
            />
          </div>
        );
      })}
      <div className="row">
        <Button onPress={() => setAuthorities([...authorities, NO_AUTHORITY])}>{t('anchors.another')}</Button>
      </div>
      <h3>{t('anchors.witnesses')}</h3>
      {witnesses.map((witness, index) => {
        const set = (field: keyof Witness) => (value: string) =>
          setWitnesses(witnesses.map((one, at) => (at === index ? { ...one, [field]: value } : one)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
          <div key={index} className="stack bundle">
            <div className="fields">
              <TextField label={t('anchors.name')} value={witness.name} onChange={set('name')} />
              <TextField label={t('anchors.url')} value={witness.url} onChange={set('url')} placeholder="https://" />
            </div>
            <TextField
              label={t('anchors.key')}
              hint={t('anchors.key.hint')}
              value={witness.key}
              onChange={set('key')}
            />
          </div>
        );
      })}
      <div className="row">
        <Button onPress={() => setWitnesses([...witnesses, NO_WITNESS])}>{t('anchors.another')}</Button>
      </div>
      {typed.witnesses.length > 1 ? (
        <TextField
          label={t('anchors.quorum')}
          hint={t('anchors.quorum.hint', { count: typed.witnesses.length })}
          type="number"
          value={quorum}
          onChange={setQuorum}
        />
      ) : null}
    </FormDialog>
  );
};
