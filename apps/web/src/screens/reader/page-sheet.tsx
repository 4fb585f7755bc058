import { type ReactElement, type RefObject, useEffect, useRef, useState } from 'react';
import { asCallFault, type CallFault } from '../../api/call-fault.ts';
import { useApi } from '../../api/use-deed.ts';
import { Button } from '../../design/button.tsx';
import { useWords } from '../../words/words.tsx';

type Picture = { readonly address: string } | { readonly fault: CallFault } | null;

/** One page: asked for when it comes near, and given back when it goes. */
export const PageSheet = (props: {
  readonly item: string;
  readonly title: string;
  readonly page: number;
  /** Pixels of the picture. */
  readonly width: number;
  /** Width to height of the room kept for it, until its own is known. */
  readonly shape: number;
  readonly pane: RefObject<HTMLElement | null>;
  readonly onShape: (shape: number) => void;
}): ReactElement => {
  const { t } = useWords();
  const api = useApi();
  const { item, page, width, pane } = props;
  const sheet = useRef<HTMLElement>(null);
  const [shape, setShape] = useState<number | null>(null);
  const [near, setNear] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [picture, setPicture] = useState<Picture>(null);

  useEffect(() => {
    if (!sheet.current) return;
    const watch = new IntersectionObserver(([seen]) => setNear(seen?.isIntersecting ?? false), {
      root: pane.current,
      rootMargin: '75% 0px',
    });
    watch.observe(sheet.current);
    return () => watch.disconnect();
  }, [pane]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (!near) return;
    const stop = new AbortController();
    let address: string | null = null;
    setPicture(null);
    api
      .picture('read.draw-page', { item, page: String(page), width: String(width) }, stop.signal)
      .then((blob) => {
        if (stop.signal.aborted) return;
        address = URL.createObjectURL(blob);
        setPicture({ address });
      })
      .catch((thrown: unknown) => (stop.signal.aborted ? undefined : setPicture({ fault: asCallFault(thrown) })));
    return () => {
      stop.abort();
      if (address) URL.revokeObjectURL(address);
      setPicture(null);
    };
  }, [api, item, page, width, near, attempt]);

  return (
    <figure ref={sheet} className="page-sheet" data-page={page} aria-busy={near && picture === null}>
      {picture && 'address' in picture ? (
        <img
          src={picture.address}
          alt={t('reader.page-of', { page, title: props.title })}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
            setShape(naturalWidth / naturalHeight);
            props.onShape(naturalWidth / naturalHeight);
          }}
        />
      ) : (
        <div className="page-wait" style={{ aspectRatio: shape ?? props.shape }}>
          {picture ? (
            <div role="alert">
              <p className="state-words">{t('reader.page.failed', { page })}</p>
              <p className="state-more">{picture.fault.message}</p>
              <Button onPress={() => setAttempt(attempt + 1)}>{t('try-again')}</Button>
            </div>
          ) : (
            <p>{t('reader.page.drawing', { page })}</p>
          )}
        </div>
      )}
    </figure>
  );
};
