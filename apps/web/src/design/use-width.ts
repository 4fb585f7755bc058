import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of a frame in pixels, so that a picture is drawn at its true size and its words stay readable. */
export const useWidth = <Frame extends HTMLElement>(first: number): readonly [RefObject<Frame | null>, number] => {
  const frame = useRef<Frame>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    if (!frame.current) return;
    const watch = new ResizeObserver(([entry]) =>
      setWidth(Math.max(260, Math.floor(entry?.contentRect.width ?? first))),
    );
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, [first]);
  return [frame, width];
};
