import { FleetFailureList } from '@podlight/backstage-plugin-kubernetes-common';
import {
  useFleetFailures,
  UseFleetResult,
  useNow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useAge } from '../../format';
import { DEFAULT_FLEET_VIEW, writeFleetView } from '../../viewState';
import { saveText } from '../LogPanel';
import { StateSign } from '../StateSign';
import { Announcement, Button, Card } from '../ui';
import { backendNow } from './backendNow';
import { FailureTable } from './FailureTable';
import { failuresCsv } from './failuresCsv';
import styles from './Failures.module.css';
import { FleetClusters } from './FleetClusters';
import { FleetNotices } from './FleetNotices';
import { FleetSkeleton } from './FleetSkeleton';
import { fleetSign } from './fleetSign';
import { FleetStateBar } from './FleetSummary';
import { FleetTrouble, hidesList } from './FleetTrouble';
import { useFleetWords } from './useFleetWords';
import { useServiceLinks } from './useServiceLinks';
import { verdictText, findWorstState } from './verdictText';

const TICK_MS = 5_000;

/** @public */
export interface FailuresPanelProps {
  /** The page of the clusters, where the reader's app has it. */
  readonly clustersHref?: string;
}

/** What fails now over the whole fleet, ranked. */
export function FailuresPanel(props: FailuresPanelProps) {
  const fleet = useFleetFailures();
  const ages = useAge(useNow(TICK_MS));
  const { error, list } = fleet;
  return (
    <div className={styles.panel}>
      <FleetTrouble fleet={fleet} ages={ages} />
      {!list && !error && <FleetSkeleton />}
      {list && !hidesList(error) && (
        <Failures {...props} fleet={fleet} list={list} now={ages.now} />
      )}
    </div>
  );
}

function Failures(
  props: FailuresPanelProps & {
    readonly fleet: UseFleetResult<FleetFailureList>;
    readonly list: FleetFailureList;
    readonly now: number;
  },
) {
  const { fleet, list, now } = props;
  const { failures, states } = list;
  const words = useFleetWords(backendNow(list, fleet.receivedAt, now));
  const ages = useAge(now);
  const links = useServiceLinks();
  const { t } = words;
  const worst = findWorstState(states);
  const verdict = verdictText(states, t);
  const save = () =>
    saveText(
      failuresCsv(list, words.classTitle),
      `failures-${list.at}.csv`,
      'text/csv',
    );
  return (
    <>
      <Card className={styles.section} label={t('fleet.summary')}>
        <div className={styles.sectionHead}>
          <StateSign state={worst && fleetSign(worst)} sizePx={28} />
          <h2 className={styles.verdict}>{verdict}</h2>
          <Announcement about={worst ?? ''} words={verdict} />
          <span className={styles.quiet}>
            {t('fleet.updated', {
              ago: ages.ago(new Date(fleet.receivedAt ?? now).toISOString()),
            })}
          </span>
          <Button onClick={fleet.reload}>{t('fleet.refresh')}</Button>
        </div>
        {worst !== undefined && <FleetStateBar counts={states} />}
      </Card>
      <FleetNotices list={list} />
      <Card className={styles.section} label={t('failures.now')}>
        <div className={styles.sectionHead}>
          <h3 className={styles.sectionTitle}>{t('failures.now')}</h3>
          {failures.length > 0 && (
            <Button onClick={save}>{t('failures.save')}</Button>
          )}
        </div>
        {failures.length === 0 ? (
          <p>
            {t(
              states.unknown || states.unseen
                ? 'failures.noneKnown'
                : 'failures.none',
            )}
          </p>
        ) : (
          <div className={`${styles.scroller} ${styles.failures}`}>
            <FailureTable
              list={list}
              words={words}
              links={links}
              toServices={toServices}
            />
          </div>
        )}
      </Card>
      {list.clusters.length > 0 && (
        <FleetClusters list={list} clustersHref={props.clustersHref} />
      )}
    </>
  );
}

/** On the same page. */
function toServices(filter: string): string {
  const query = writeFleetView(new URLSearchParams(), {
    ...DEFAULT_FLEET_VIEW,
    filter,
  });
  return `?${query}`;
}
