import type { ReactElement } from 'react';
import { Check } from '../../design/field.tsx';
import { useWords } from '../../words/words.tsx';

/** Some of a list; what the draft takes by itself is marked, so that one sees what no choice means. */
export const PickMany = (props: {
  readonly label: string;
  readonly hint: string;
  readonly chosen: readonly string[];
  readonly suggested: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
  readonly choices: readonly { readonly code: string; readonly label: string }[];
}): ReactElement => {
  const { n } = useWords();
  const { chosen, suggested } = props;
  const rank = (code: string): number => (chosen.includes(code) ? 0 : suggested.includes(code) ? 1 : 2);
  const choices = props.choices.toSorted((a, b) => rank(a.code) - rank(b.code));
  return (
    <details className="pick-many">
      <summary>
        <span className="field-label">{props.label}</span>{' '}
        <span className="faint num">
          {chosen.length > 0 ? n(chosen.length) : suggested.length > 0 ? `(${n(suggested.length)})` : ''}
        </span>
      </summary>
      <p className="field-hint">{props.hint}</p>
      <div className="pick-many-list">
        {choices.map(({ code, label }) => (
          <Check
            key={code}
            checked={chosen.includes(code)}
            onChange={(checked) => props.onChange(checked ? [...chosen, code] : chosen.filter((one) => one !== code))}
          >
            {label} {suggested.includes(code) && chosen.length === 0 ? <span className="faint">✓</span> : null}
          </Check>
        ))}
      </div>
    </details>
  );
};
