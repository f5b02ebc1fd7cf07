import {
  ClusterHealthRow,
  FleetFailureList,
  FleetSight,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  useClusters,
  UseClustersResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { Link } from 'react-router-dom';
import { useCount } from '../../format';
import { visible } from '../../format/visible';
import type { ObjectState } from '../../service';
import { useText } from '../../i18n/useText';
import { conditionState } from '../ClustersPage';
import { StateSign } from '../StateSign';
import { Card, Table } from '../ui';
import styles from './Failures.module.css';

const SIGN_OF: Readonly<Record<FleetSight, ObjectState | undefined>> = {
  live: 'ready',
  listing: 'starting',
  gap: 'unknown',
  leftOut: undefined,
};

/** @internal */
export interface FleetClustersProps {
  readonly list: FleetFailureList;
  /** The page of the clusters, where the reader's app has it. */
  readonly clustersHref?: string;
}

/** The clusters of the fleet: what the index sees, how each answers, and how much fails there. */
export function FleetClusters(props: FleetClustersProps) {
  const { clusters, failures } = props.list;
  const health = useClusters();
  const t = useText();
  const countText = useCount();
  const known = healthByName(health);
  return (
    <Card className={styles.section} label={t('failures.clusters')}>
      <div className={styles.sectionHead}>
        <h3 className={styles.sectionTitle}>{t('failures.clusters')}</h3>
        {props.clustersHref !== undefined && known && (
          <Link className={styles.link} to={props.clustersHref}>
            {t('failures.openClusters')}
          </Link>
        )}
      </div>
      <div className={`${styles.scroller} ${known ? styles.clusters : ''}`}>
        <Table isDense caption={t('failures.clusters')}>
          <thead>
            <tr>
              <th scope="col">{t('failures.column.cluster')}</th>
              <th scope="col">{t('failures.column.index')}</th>
              {known && <th scope="col">{t('failures.column.api')}</th>}
              <th scope="col">{t('failures.column.problems')}</th>
            </tr>
          </thead>
          <tbody>
            {clusters.map(
              ({ name, title, region, sight, message, isLimited }) => (
                <tr key={name}>
                  <th scope="row" className={styles.class}>
                    {visible(title ?? name)}
                    <span className={styles.quiet}> {visible(region)}</span>
                  </th>
                  <td>
                    <span className={styles.sign}>
                      <StateSign state={SIGN_OF[sight]} />
                      <span>
                        {t(`failures.sight.${sight}`)}
                        {isLimited && `, ${t('failures.limited')}`}
                        {message && (
                          <span className={styles.quiet}>
                            {' '}
                            {visible(message)}
                          </span>
                        )}
                      </span>
                    </span>
                  </td>
                  {known && (
                    <td>
                      <Health health={known.get(name)} />
                    </td>
                  )}
                  <td className={styles.number}>
                    {countText(
                      failures.reduce(
                        (sum, { byCluster }) => sum + (byCluster[name] ?? 0),
                        0,
                      ),
                    )}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </Table>
      </div>
      <p className={styles.quiet}>{t('failures.problemsNote')}</p>
    </Card>
  );
}

function Health(props: { readonly health: ClusterHealthRow | undefined }) {
  const { health } = props;
  const t = useText();
  if (!health) return <>–</>;
  return (
    <span className={styles.sign}>
      <StateSign state={conditionState(health.condition)} />
      <span>{t(`clustersPage.condition.${health.condition}`)}</span>
    </span>
  );
}

/** Undefined for readers who may not see it. */
function healthByName({
  list,
}: UseClustersResult): ReadonlyMap<string, ClusterHealthRow> | undefined {
  return list && new Map(list.clusters.map(row => [row.name, row]));
}
