import { type ReactElement, type ReactNode, useId } from 'react';

/** A field with its words above and its fault below, tied together for screen readers. */
export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly faults?: readonly string[];
  readonly required?: boolean;
}

interface Framed extends FieldProps {
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string;
    readonly 'aria-invalid': boolean;
  }) => ReactNode;
}

const Frame = ({ label, hint, faults = [], required = false, children }: Framed): ReactElement => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required ? <span aria-hidden="true"> *</span> : null}
      </label>
      {children({ id, 'aria-describedby': `${id}-more`, 'aria-invalid': faults.length > 0 })}
      <div id={`${id}-more`}>
        {faults.map((fault) => (
          <div key={fault} className="field-fault" role="alert">
            {fault}
          </div>
        ))}
        {hint ? <div className="field-hint">{hint}</div> : null}
      </div>
    </div>
  );
};

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'number';
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly lang?: string;
  readonly rows?: number;
}

export const TextField = (props: TextFieldProps): ReactElement => (
  <Frame {...props}>
    {(ids) =>
      props.rows ? (
        <textarea
          {...ids}
          className="box"
          rows={props.rows}
          value={props.value}
          placeholder={props.placeholder}
          required={props.required}
          // biome-ignore lint/a11y/noAutofocus: the first field of a dialog a person has just opened
          autoFocus={props.autoFocus}
          data-first={props.autoFocus}
          onChange={(typed) => props.onChange(typed.target.value)}
        />
      ) : (
        <input
          {...ids}
          className="box"
          type={props.type ?? 'text'}
          value={props.value}
          placeholder={props.placeholder}
          required={props.required}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the first field of a dialog a person has just opened
          autoFocus={props.autoFocus}
          data-first={props.autoFocus}
          onChange={(typed) => props.onChange(typed.target.value)}
        />
      )
    }
  </Frame>
);

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export const SelectField = <Value extends string>(
  props: FieldProps & {
    readonly value: Value;
    readonly onChange: (value: Value) => void;
    readonly choices: readonly Choice<Value>[];
    readonly autoFocus?: boolean;
  },
): ReactElement => (
  <Frame {...props}>
    {(ids) => (
      <select
        {...ids}
        className="box"
        // biome-ignore lint/a11y/noAutofocus: the first field of a dialog a person has just opened
        autoFocus={props.autoFocus ?? false}
        value={props.value}
        onChange={(chosen) => props.onChange(chosen.target.value as Value)}
      >
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  </Frame>
);

/** Two to four choices side by side: radio buttons, so arrow keys move among them. */
export const Choices = <Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly Choice<Value>[];
  readonly labelUnseen?: boolean;
}): ReactElement => {
  const name = useId();
  return (
    <div className="field" role="radiogroup" aria-label={props.label}>
      <span className={props.labelUnseen ? 'unseen' : 'field-label'}>{props.label}</span>
      <span>
        <span className="choices">
          {props.choices.map((choice) => (
            <label key={choice.value}>
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === props.value}
                onChange={() => props.onChange(choice.value)}
              />
              {choice.label}
            </label>
          ))}
        </span>
      </span>
    </div>
  );
};

export const Check = (props: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
}): ReactElement => (
  <label className="check">
    <input type="checkbox" checked={props.checked} onChange={(changed) => props.onChange(changed.target.checked)} />
    <span>{props.children}</span>
  </label>
);
