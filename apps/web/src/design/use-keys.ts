import { useEffect, useRef } from 'react';

/**
 * Single keys of a screen. Keys are named by their place (`KeyJ`, `Digit1`, `Enter`), so that they work while the
 * keyboard is set to Belarusian or Russian. Nothing fires while a person types, or under an open dialog
 * (WCAG 2.1.4: the keys act only on the screen that says so, and never inside a field).
 */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

export const useKeys = (keys: Keys, enabled = true): void => {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const listen = (pressed: KeyboardEvent): void => {
      if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.defaultPrevented || isTaken(pressed)) return;
      const name = pressed.key === '?' ? '?' : pressed.code.replace('Numpad', 'Digit').replace('DigitEnter', 'Enter');
      const act = latest.current[name];
      if (!act) return;
      pressed.preventDefault();
      act();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
};

const isTaken = (pressed: KeyboardEvent): boolean => {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return true;
  const target = pressed.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
    return true;
  const presses = pressed.key === 'Enter' || pressed.key === ' ';
  return presses && target.closest('a, button, summary, [role="button"], [role="tab"], input') !== null;
};
