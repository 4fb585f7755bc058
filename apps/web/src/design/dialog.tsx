import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from '../words/words.tsx';
import { Button } from './button.tsx';

/** A dialog over the screen, or a drawer at its side. Escape closes it; the focus goes back to where it was. */
export const Dialog = (props: {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly shape?: 'normal' | 'wide' | 'side';
  readonly onSubmit?: () => void;
}): ReactElement => {
  const { t } = useWords();
  const body = useRef<HTMLDivElement>(null);
  // A dialog over a dialog: the one below takes the focus back before the one above may keep it.
  useEffect(() => {
    const timer = setTimeout(() => {
      const first = body.current?.querySelector<HTMLElement>('[data-first="true"]');
      if (!body.current?.contains(document.activeElement)) first?.focus();
    });
    return () => clearTimeout(timer);
  }, []);
  const inside = (
    <>
      <div className="dialog-head">
        <Heading slot="title" level={2}>
          {props.title}
        </Heading>
        <Button look="bare" label={t('close')} onPress={props.onClose}>
          <span aria-hidden="true">✕</span>
        </Button>
      </div>
      {/* A body that scrolls must be reached by keyboard (WCAG 2.1.1). */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <div ref={body} className="dialog-body" tabIndex={0}>
        {props.children}
      </div>
      {props.foot ? <div className="dialog-foot">{props.foot}</div> : null}
    </>
  );
  return (
    <ModalOverlay
      className={`veil ${props.shape ?? ''}`}
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : props.onClose())}
    >
      <Modal className={`dialog ${props.shape ?? ''}`}>
        <AriaDialog>
          {props.onSubmit ? (
            <form
              className="dialog-form"
              onSubmit={(submitted) => {
                submitted.preventDefault();
                // A dialog over a dialog: React carries the event on to the form below.
                submitted.stopPropagation();
                props.onSubmit?.();
              }}
            >
              {inside}
            </form>
          ) : (
            inside
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
};
