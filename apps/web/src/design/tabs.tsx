import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs';

export const Tabs = (props: {
  readonly label: string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly tabs: readonly { readonly id: string; readonly label: ReactNode; readonly panel: ReactNode }[];
}): ReactElement => {
  const list = useRef<HTMLDivElement>(null);
  const { chosen } = props;
  // On a telephone the tabs run out of sight: the chosen one is brought into it.
  useEffect(() => {
    // The tabs are in the page only after a second round of drawing.
    const frame = requestAnimationFrame(() =>
      list.current?.querySelector(`[data-key="${chosen}"]`)?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [chosen]);
  return (
    <AriaTabs selectedKey={props.chosen} onSelectionChange={(key) => props.onChoose(String(key))}>
      <TabList ref={list} className="tabs" aria-label={props.label}>
        {props.tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {props.tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id}>
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
};
