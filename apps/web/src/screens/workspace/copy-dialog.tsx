import { type ReactElement, useState } from 'react';
import { useWrite } from '../../api/use-deed.ts';
import { Choices, TextField } from '../../design/field.tsx';
import { FormDialog } from '../../design/form-dialog.tsx';
import { useWords } from '../../words/words.tsx';

/** Where a further copy of the vault is to lie: a folder on another disk, or an S3-compatible server. */
export const CopyDialog = (props: { readonly onClose: () => void }): ReactElement => {
  const { t } = useWords();
  const [kind, setKind] = useState<'folder' | 's3'>('folder');
  const [given, setGiven] = useState({ name: '', folder: '', endpoint: '', bucket: '', key: '', secret: '' });
  const add = useWrite('preserve.configure-copies');
  const set = (field: keyof typeof given) => (value: string) => setGiven({ ...given, [field]: value });
  const faults = (field: string): readonly string[] => add.error?.of(field) ?? [];
  const ready =
    given.name !== '' && (kind === 'folder' ? given.folder !== '' : given.endpoint !== '' && given.bucket !== '');
  const send = (): void => {
    const place =
      kind === 'folder'
        ? { folder: given.folder }
        : {
            endpoint: given.endpoint,
            bucket: given.bucket,
            ...(given.key ? { accessKeyId: given.key } : {}),
            ...(given.secret ? { secretAccessKey: given.secret } : {}),
          };
    add.mutate({ name: given.name.trim(), ...place }, { onSuccess: props.onClose });
  };
  return (
    <FormDialog
      title={t('vault.add-copy')}
      more={t('vault.add-copy.more')}
      does={t('vault.add-copy.do')}
      ready={ready}
      busy={add.isPending}
      fault={add.error}
      fields={['name', 'folder', 'endpoint', 'bucket', 'accessKeyId', 'secretAccessKey']}
      onSend={send}
      onClose={props.onClose}
    >
      <Choices
        label={t('vault.copy-kind')}
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'folder', label: t('vault.copy-kind.folder') },
          { value: 's3', label: t('vault.copy-kind.s3') },
        ]}
      />
      <TextField
        label={t('vault.copy-name')}
        hint={t('vault.copy-name.hint')}
        value={given.name}
        onChange={set('name')}
        required
        autoFocus
        faults={faults('name')}
      />
      {kind === 'folder' ? (
        <TextField
          label={t('work.directory')}
          hint={t('vault.copy-folder.hint')}
          value={given.folder}
          onChange={set('folder')}
          required
          faults={faults('folder')}
        />
      ) : (
        <>
          <TextField
            label={t('vault.copy-endpoint')}
            value={given.endpoint}
            onChange={set('endpoint')}
            required
            placeholder="https://"
            faults={faults('endpoint')}
          />
          <TextField
            label={t('vault.copy-bucket')}
            value={given.bucket}
            onChange={set('bucket')}
            required
            faults={faults('bucket')}
          />
          <div className="fields">
            <TextField
              label={t('vault.copy-key')}
              value={given.key}
              onChange={set('key')}
              faults={faults('accessKeyId')}
            />
            <TextField
              label={t('vault.copy-secret')}
              type="password"
              value={given.secret}
              onChange={set('secret')}
              faults={faults('secretAccessKey')}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
};
