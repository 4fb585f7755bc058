import { useSyncExternalStore } from 'react';

/** Light, dark, or as the machine is set. Written on the root element; tokens.css does the rest. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT_AS = 'amparo.theme';
const listeners = new Set<() => void>();
const machine = matchMedia('(prefers-color-scheme: dark)');

const keptTheme = (): Theme => {
  const kept = localStorage.getItem(KEPT_AS);
  return THEMES.find((theme) => theme === kept) ?? 'system';
};

export const applyTheme = (): void => {
  const theme = keptTheme();
  document.documentElement.dataset.theme = theme === 'system' ? (machine.matches ? 'dark' : 'light') : theme;
};

machine.addEventListener('change', applyTheme);

const setTheme = (theme: Theme): void => {
  localStorage.setItem(KEPT_AS, theme);
  applyTheme();
  for (const listener of listeners) listener();
};

export const useTheme = (): readonly [Theme, (theme: Theme) => void] => [
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, keptTheme),
  setTheme,
];
