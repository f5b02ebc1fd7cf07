import { KeyboardEvent, ReactNode, useId } from 'react';
import { visible } from '../../format/visible';
import styles from './Tabs.module.css';

/** @internal */
export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
  /** The panel of the chosen tab. */
  readonly children: ReactNode;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
};

/** Tabs with the panel of the chosen one; arrow keys go from tab to tab. */
export function Tabs<T extends string>(props: TabsProps<T>) {
  const id = useId();
  const { tabs, value } = props;
  const toTabId = (tab: T) => `${id}-${tab}`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    // The keys of what is around mean something else.
    event.stopPropagation();
    const index = tabs.findIndex(tab => tab.value === value);
    const next = tabs[(index + step + tabs.length) % tabs.length].value;
    props.onChange(next);
    document.getElementById(toTabId(next))?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        tabIndex={-1}
        aria-label={props.label}
        className={styles.tabs}
        onKeyDown={onKeyDown}
      >
        {tabs.map(tab => (
          <button
            key={tab.value}
            id={toTabId(tab.value)}
            type="button"
            role="tab"
            className={styles.tab}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => props.onChange(tab.value)}
          >
            {visible(tab.text)}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={toTabId(value)}
        className={styles.panel}
      >
        {props.children}
      </div>
    </>
  );
}
