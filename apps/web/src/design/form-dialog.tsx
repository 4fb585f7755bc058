import type { ReactElement, ReactNode } from 'react';
import type { CallFault } from '../api/call-fault.ts';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** A dialog that asks for something and does it: words, fields, why the house refused, and the two buttons at its foot. */
export const FormDialog = (props: {
  readonly title: ReactNode;
  readonly more?: string;
  /** What the main button says. */
  readonly does: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly fault: CallFault | null;
  /** Fields that show their own faults; the rest of the faults stand below them. */
  readonly fields?: readonly string[];
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly shape?: 'normal' | 'wide';
  readonly harm?: boolean;
  /** Once done there is nothing left to do but to close it. */
  readonly over?: boolean;
  /** What else stands at the foot, before the two buttons. */
  readonly aside?: ReactNode;
}): ReactElement => {
  const { t, told } = useWords();
  const rest = props.fault?.faults.filter(({ field }) => !props.fields?.includes((field ?? '').split('.')[0] ?? ''));
  return (
    <Dialog
      title={props.title}
      shape={props.shape ?? 'normal'}
      onClose={props.onClose}
      onSubmit={() => (props.ready && !props.busy && !props.over ? props.onSend() : undefined)}
      foot={
        <>
          {props.aside}
          <Button onPress={props.onClose}>{t(props.over ? 'close' : 'cancel')}</Button>
          {props.over ? null : (
            <Button look={props.harm ? 'harm' : 'main'} submits busy={props.busy} disabled={!props.ready}>
              {props.does}
            </Button>
          )}
        </>
      }
    >
      {props.more ? <p className="muted">{props.more}</p> : null}
      {props.children}
      {rest && rest.length > 0 ? (
        <p className="alarm" role="alert">
          {told(rest)}
        </p>
      ) : null}
    </Dialog>
  );
};
