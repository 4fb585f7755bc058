import type { ReactElement, ReactNode } from 'react';

/** A short state. Its words say all; the colour only repeats them. */
export const Pill = (props: {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'ok' | 'warn' | 'time';
  readonly title?: string;
}): ReactElement => (
  <span className={`pill ${props.tone ?? 'plain'}`} {...(props.title ? { title: props.title } : {})}>
    {props.children}
  </span>
);
