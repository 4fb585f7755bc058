import type { ReactElement } from 'react';
import { THEMES, type Theme, useTheme } from '../design/theme.ts';
import { LANGUAGE_NAMES, LOCALES, useWords } from '../words/words.tsx';

export const NavFoot = (props: { readonly onKeys: () => void }): ReactElement => {
  const { t, locale, setLocale } = useWords();
  const [theme, setTheme] = useTheme();
  return (
    <div className="nav-foot">
      <label>
        <span className="unseen">{t('language')}</span>
        <select value={locale} onChange={(chosen) => setLocale(chosen.target.value as typeof locale)}>
          {LOCALES.map((one) => (
            <option key={one} value={one} lang={one}>
              {LANGUAGE_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="unseen">{t('theme')}</span>
        <select value={theme} onChange={(chosen) => setTheme(chosen.target.value as Theme)}>
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {t(`theme.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="nav-keys" onClick={props.onKeys} aria-label={t('keys')} title={t('keys')}>
        ?
      </button>
    </div>
  );
};
