import { type ReactElement, useState } from 'react';
import { useWrite } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { useWords } from '../../words/words.tsx';

interface Authority {
  readonly name: string;
  readonly url: string;
  readonly roots: string;
}
interface Witness {
  readonly name: string;
  readonly url: string;
  readonly key: string;
}

const NO_AUTHORITY: Authority = { name: '', url: '', roots: '' };
const NO_WITNESS: Witness = { name: '', url: '', key: '' };
const isTyped = (one: object): boolean => Object.values(one).some((value) => value !== '');

/** Chooses whom the journal is shown to. What stands here replaces what stood before; what held before stays on record. */
export const AnchorsDialog = (props: { readonly onClose: () => void; readonly on: boolean }): ReactElement => {
  const { t } = useWords();
  const [authorities, setAuthorities] = useState<readonly Authority[]>([NO_AUTHORITY]);
  const [witnesses, setWitnesses] = useState<readonly Witness[]>([NO_WITNESS]);
  const [quorum, setQuorum] = useState('');
  const configure = useWrite('preserve.configure-anchors');
  const typed = { authorities: authorities.filter(isTyped), witnesses: witnesses.filter(isTyped) };
  const ready = typed.authorities.length + typed.witnesses.length > 0;
  const send = (): void => {
    if (!ready) return;
    configure.mutate(
      { on: true, ...typed, quorum: quorum === '' ? typed.witnesses.length : Number(quorum) },
      { onSuccess: props.onClose },
    );
  };
  return (
    <Dialog
      title={t('anchors.title')}
      shape="wide"
      onClose={props.onClose}
      onSubmit={send}
      foot={
        <>
          {props.on ? (
            <Button
              onPress={() =>
                configure.mutate({ on: false, authorities: [], witnesses: [], quorum: 0 }, { onSuccess: props.onClose })
              }
            >
              {t('anchors.turn-off')}
            </Button>
          ) : null}
          <Button onPress={props.onClose}>{t('cancel')}</Button>
          <Button look="main" submits disabled={!ready} busy={configure.isPending}>
            {t('anchors.save')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('anchors.dialog.more')}</p>
      <h3>{t('anchors.authorities')}</h3>
      {authorities.map((authority, index) => {
        const set = (field: keyof Authority) => (value: string) =>
          setAuthorities(authorities.map((one, at) => (at === index ? { ...one, [field]: value } : one)));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end
          <div key={index} className="stack bundle">
            <div className="fields">
              <TextField label={t('anchors.name')} value={authority.name} onChange={set('name')} />
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
      {(configure.error?.faults ?? []).map(({ message }) => (
        <p key={message} className="alarm" role="alert" lang="en">
          {message}
        </p>
      ))}
    </Dialog>
  );
};
