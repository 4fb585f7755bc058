import { type ReactElement, useEffect, useRef, useState } from 'react';

const PAUSE = 220;

/** Asks when a person stops typing, not at every letter. */
export const SearchBox = (props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactElement => {
  const [typed, setTyped] = useState(props.value);
  const asked = useRef(props.value);
  const latest = useRef(props.onChange);
  latest.current = props.onChange;
  useEffect(() => {
    if (props.value !== asked.current) {
      asked.current = props.value;
      setTyped(props.value);
    }
  }, [props.value]);
  useEffect(() => {
    if (typed === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = typed;
      latest.current(typed);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      className="box search-box"
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={(change) => setTyped(change.target.value)}
    />
  );
};
