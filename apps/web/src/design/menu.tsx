import type { ReactElement, ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export interface MenuChoice {
  readonly id: string;
  readonly label: ReactNode;
  readonly text: string;
  readonly disabled?: boolean;
}

/** A button that opens a short list of things to do. */
export const Menu = (props: {
  readonly label: string;
  readonly children: ReactNode;
  readonly choices: readonly MenuChoice[];
  readonly onChoose: (id: string) => void;
  readonly look?: 'plain' | 'bare';
}): ReactElement => (
  <MenuTrigger>
    <AriaButton className={`btn ${props.look ?? 'plain'}`} aria-label={props.label}>
      {props.children}
    </AriaButton>
    <Popover className="popover">
      <AriaMenu aria-label={props.label} onAction={(key) => props.onChoose(String(key))}>
        {props.choices.map((choice) => (
          <MenuItem
            key={choice.id}
            id={choice.id}
            className="menu-row"
            textValue={choice.text}
            isDisabled={choice.disabled ?? false}
          >
            {choice.label}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  </MenuTrigger>
);
