import { useSearchParams } from 'react-router-dom';
import { useText } from '../../i18n/useText';
import { Tabs, ThemeRoot } from '../ui';
import { FailuresPanel, FailuresPanelProps } from './FailuresPanel';
import styles from './Fleet.module.css';
import { FleetPanel } from './FleetPanel';
import { TabPathContext } from './useServiceLinks';

/** In the URL: which part is open. */
const PART = 'show';
const PARTS = ['services', 'failures'] as const;

/** @public */
export interface FleetPageProps extends FailuresPanelProps {
  /**
   * Where the Kubernetes tab is on an entity page, such as `/runtime`. An app on the new
   * frontend system knows it by itself; `/kubernetes` when absent.
   */
  readonly tabPath?: string;
}

/** All services that the reader may see, and what fails now, ranked. */
export function FleetPage(props: FleetPageProps) {
  const t = useText();
  const [query, setQuery] = useSearchParams();
  const part = PARTS.find(each => each === query.get(PART)) ?? PARTS[0];
  const open = (next: (typeof PARTS)[number]) =>
    setQuery(next === PARTS[0] ? {} : { [PART]: next }, { replace: true });
  return (
    <TabPathContext.Provider value={props.tabPath}>
      <ThemeRoot>
        <main className={styles.page}>
          <Tabs
            label={t('failures.parts')}
            value={part}
            tabs={PARTS.map(value => ({
              value,
              text: t(`failures.part.${value}`),
            }))}
            onChange={open}
          >
            {part === 'services' ? (
              <FleetPanel scope="all" />
            ) : (
              <FailuresPanel clustersHref={props.clustersHref} />
            )}
          </Tabs>
        </main>
      </ThemeRoot>
    </TabPathContext.Provider>
  );
}
