import { useEffect, useRef, useState } from 'react';

const PAUSE = 300;

/** A value once it has stopped changing for a moment; equal values stay the same object. */
export const useSettled = <Value>(value: Value): Value => {
  const [settled, settle] = useState(value);
  const written = JSON.stringify(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setTimeout(
      () => settle((before) => (JSON.stringify(before) === written ? before : latest.current)),
      PAUSE,
    );
    return () => clearTimeout(timer);
  }, [written]);
  return settled;
};
