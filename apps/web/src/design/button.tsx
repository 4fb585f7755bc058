import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Kbd } from './kbd.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly look?: 'plain' | 'main' | 'harm' | 'bare';
  readonly size?: 'normal' | 'tiny';
  /** The key that does the same, shown beside the words. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly submits?: boolean;
  /** Has the focus when its dialog opens. */
  readonly takesFocus?: boolean;
  readonly on?: boolean;
  readonly label?: string;
}

/** `busy` keeps the button where the focus is, but it cannot be pressed twice. */
export const Button = (props: ButtonProps): ReactElement => (
  <AriaButton
    className={`btn ${props.look ?? 'plain'} ${props.size ?? ''}`}
    type={props.submits ? 'submit' : 'button'}
    isDisabled={props.disabled ?? false}
    isPending={props.busy ?? false}
    autoFocus={props.takesFocus ?? false}
    {...(props.onPress ? { onPress: props.onPress } : {})}
    {...(props.label ? { 'aria-label': props.label } : {})}
    {...(props.shortcut ? { 'aria-keyshortcuts': props.shortcut } : {})}
    {...(props.on === undefined ? {} : { 'data-on': props.on, 'aria-pressed': props.on })}
  >
    {props.children}
    {props.shortcut ? <Kbd>{props.shortcut === 'Enter' ? '↵' : props.shortcut}</Kbd> : null}
  </AriaButton>
);
