import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Letter, LetterBlock, SourceRef } from '../../api/contract.ts';
import { Sources } from '../../design/source-link.tsx';
import { useTerms } from '../../words/use-terms.ts';
import { longDay, timeWords } from '../../words/when.ts';
import { useWords } from '../../words/words.tsx';

/** The letter as it will look; each sentence of fact carries marks that open the pages it rests on. */
export const LetterSheet = ({ letter }: { readonly letter: Letter }): ReactElement => {
  const { t, locale } = useWords();
  const term = useTerms();
  return (
    <article className="sheet letter" lang="en">
      <div className="letter-mandates">
        {letter.mandates.map((mandate) => (
          <div key={mandate.code}>{mandate.title}</div>
        ))}
      </div>
      <p className="letter-date">
        {letter.kind} {letter.state} · {longDay(letter.date, 'en')}
      </p>
      <h2 className="letter-subject">{letter.subject}</h2>
      {letter.blocks.map((block) => (
        <BlockView key={`${block.kind} ${block.sentences.map(({ text }) => text).join(' ')}`} block={block} />
      ))}
      <footer className="letter-foot" lang={locale}>
        <h3>{t('composer.provisions')}</h3>
        <ul>
          {letter.provisions.map((provision) => (
            <li key={`${provision.instrument} ${provision.provision}`}>
              <b>
                {provision.instrument} {provision.provision}
              </b>{' '}
              {provision.label}
              <span className="faint">
                {' '}
                {provision.standing === 'soft-law'
                  ? t('person.soft')
                  : provision.since
                    ? t('person.since', { when: longDay(provision.since, locale) })
                    : ''}
                {provision.toConfirm ? ` · ${t('composer.confirm-law')}` : ''}
              </span>
            </li>
          ))}
        </ul>
        {letter.priorCommunications.length > 0 ? (
          <>
            <h3>{t('composer.prior')}</h3>
            <ul>
              {letter.priorCommunications.map((prior) => (
                <li key={prior.printed}>
                  <b>{prior.printed}</b>
                  {prior.sent ? `, ${t('composer.prior.sent', { when: timeWords(prior.sent, locale) })}` : ''}
                  {prior.replied ? `, ${t('composer.prior.replied', { when: timeWords(prior.replied, locale) })}` : ''}{' '}
                  <Sources sources={prior.sources} show={1} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p className="faint">{term('communication-type', letter.kind)}</p>
      </footer>
    </article>
  );
};

const BlockView = ({ block }: { readonly block: LetterBlock }): ReactElement => {
  const sentences = block.sentences.map((sentence, index) => (
    <span key={sentence.text}>
      {index > 0 ? ' ' : ''}
      {sentence.text.slice(0, lastWord(sentence.text))}
      <span className="marked-word">
        {sentence.text.slice(lastWord(sentence.text))}
        <Marks sources={sentence.sources} />
      </span>
    </span>
  ));
  return block.kind === 'heading' ? (
    <h3 className="letter-heading">{sentences}</h3>
  ) : (
    <p className={`letter-${block.kind}`}>{sentences}</p>
  );
};

/** Where the last word begins: marks stay on the line of the word that they follow. */
const lastWord = (text: string): number => text.trimEnd().lastIndexOf(' ') + 1;

/** Small marks after a sentence, one a page. */
const Marks = ({ sources }: { readonly sources: readonly SourceRef[] }): ReactElement | null => {
  const { t } = useWords();
  const places = [
    ...new Map(sources.map((source) => [`${source.itemId} ${source.passages[0]?.start ?? ''}`, source])).values(),
  ];
  if (places.length === 0) return null;
  return (
    <sup className="marks">
      {places.slice(0, 6).map((source) => {
        const passage = source.passages[0];
        return (
          <Link
            key={source.claimId}
            to="/sources/$item"
            params={{ item: source.itemId }}
            search={passage ? { at: `${passage.start}-${passage.end}` } : {}}
            title={`${source.itemTitle}${passage ? `: “${passage.quote.slice(0, 160)}”` : ''}`}
            aria-label={`${source.itemNumber}: ${t('person.source')} ${source.itemTitle}`}
          >
            {source.itemNumber}
          </Link>
        );
      })}
    </sup>
  );
};
