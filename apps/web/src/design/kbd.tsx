import type { ReactElement } from 'react';

/** A key, as printed on it. Read aloud by the button that has it, through aria-keyshortcuts. */
export const Kbd = (props: { readonly children: string }): ReactElement => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus
  <kbd aria-hidden="true">{props.children}</kbd>
);
