import { type ReactElement, useState } from 'react';
import type { ExportPreview } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { Pill } from '../../design/pill.tsx';
import { sizeWords } from '../../words/size.ts';
import { useTerms } from '../../words/use-terms.ts';
import { useWords } from '../../words/words.tsx';

type Item = ExportPreview['items'][number];

const PORTION = 60;

/** What speaks against an item comes first: nobody should have to look for it. */
const weight = (item: Item): number =>
  (item.bars.length > 0 ? 8 : 0) + (item.minors > 0 ? 4 : 0) + (item.needsTwo ? 2 : 0) + (item.withheld ? 1 : 0);

/** Item by item: whether its bytes leave or only its hashes, and why. */
export const LeavingItems = (props: {
  readonly items: readonly Item[];
  readonly withheld: readonly string[];
  readonly onWithhold: (number: string, on: boolean) => void;
}): ReactElement => {
  const { t } = useWords();
  const [shown, setShown] = useState(PORTION);
  const items = [...props.items].sort((a, b) => weight(b) - weight(a));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reached by keyboard
    <section className="table-scroll export-items" tabIndex={0} aria-label={t('export.items')}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t('export.item')}</th>
            <th scope="col">{t('export.how')}</th>
            <th scope="col" className="export-box">
              {t('export.only-hashes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, shown).map((item) => (
            <Line
              key={item.id}
              item={item}
              chosen={props.withheld.includes(item.number)}
              onWithhold={props.onWithhold}
            />
          ))}
        </tbody>
      </table>
      {items.length > shown ? (
        <Button size="tiny" onPress={() => setShown(shown + 10 * PORTION)}>
          {t('export.more-items', { count: items.length - shown })}
        </Button>
      ) : null}
    </section>
  );
};

const Line = (props: {
  readonly item: Item;
  readonly chosen: boolean;
  readonly onWithhold: (number: string, on: boolean) => void;
}): ReactElement => {
  const { t, name, locale } = useWords();
  const term = useTerms();
  const { item } = props;
  const only = item.withheld !== null;
  return (
    <tr>
      <td>
        <span className="num faint">{item.number}</span> <bdi>{item.title}</bdi>
        <div className="small muted">
          {sizeWords(item.size, locale)} · {term('classification', item.classification)}
        </div>
        {item.leftBehind.length > 0 ? (
          <div className="small muted">{t('export.left-behind', { numbers: item.leftBehind.join(', ') })}</div>
        ) : null}
      </td>
      <td>
        <div className="row export-pills">
          {item.bars.map((bar) => (
            <Pill key={bar} tone="warn">
              ✕ {name('bar', bar)}
            </Pill>
          ))}
          {item.minors > 0 ? <Pill tone="warn">{t('export.children', { count: item.minors })}</Pill> : null}
          {item.exculpatory ? <Pill tone="time">{t('custody.exculpatory')}</Pill> : null}
          {item.needsTwo ? <Pill tone="time">{t('export.two')}</Pill> : null}
          {only || item.bars.length === 0 ? (
            <Pill tone={only ? 'plain' : 'ok'}>{t(only ? 'export.hashes' : 'export.bytes')}</Pill>
          ) : null}
        </div>
      </td>
      <td className="export-box" data-head={t('export.only-hashes')}>
        <input
          type="checkbox"
          aria-label={t('export.only-hashes-of', { number: item.number })}
          checked={props.chosen}
          onChange={(changed) => props.onWithhold(item.number, changed.target.checked)}
        />
      </td>
    </tr>
  );
};
