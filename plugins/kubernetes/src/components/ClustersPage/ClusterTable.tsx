import {
  ClusterCondition,
  ClusterHealthRow,
  DisplayState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, joinFacts } from '../../format';
import { useText } from '../../i18n/useText';
import { adviceText, problemText } from '../ClusterAlert';
import { StateSign } from '../StateSign';
import { Button, Card, Table, WithCode } from '../ui';
import styles from './ClustersPage.module.css';

/** The icons of the grid's states. */
const SIGN_OF: Readonly<Record<ClusterCondition, DisplayState>> = {
  ok: 'ready',
  degraded: 'notReady',
  failing: 'failing',
  unknown: 'unknown',
};

/** A newer backend may know more of them. */
export function conditionState(condition: ClusterCondition): DisplayState {
  return Object.hasOwn(SIGN_OF, condition) ? SIGN_OF[condition] : 'unknown';
}

const COLUMNS = [
  'name',
  'condition',
  'latency',
  'lastError',
  'watches',
  'viewers',
  'provider',
  'actions',
] as const;

/** @internal */
export interface ClusterTableProps {
  readonly clusters: readonly ClusterHealthRow[];
  readonly ages: AgeWords;
  readonly onDiagnose: (cluster: string) => void;
}

/** One row a cluster. */
export function ClusterTable(props: ClusterTableProps) {
  const t = useText();
  return (
    <Card className={styles.scroller}>
      <Table caption={t('clustersPage.caption')}>
        <thead>
          <tr>
            {COLUMNS.map(column => (
              <th key={column} scope="col">
                {t(`clustersPage.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.clusters.map(cluster => (
            <ClusterRow key={cluster.name} {...props} cluster={cluster} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function ClusterRow(
  props: Omit<ClusterTableProps, 'clusters'> & {
    readonly cluster: ClusterHealthRow;
  },
) {
  const { ages, cluster } = props;
  const { latency, name, title, region } = cluster;
  const t = useText();
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {visible(title ?? name)}
        <Quiet>
          {visible(
            joinFacts([title !== undefined && title !== name && name, region]),
          )}
        </Quiet>
      </th>
      <td>
        <ConditionCell cluster={cluster} ages={ages} />
      </td>
      <td className={styles.number}>
        {latency ? (
          <>
            {t('clustersPage.latencyValue', { p50: String(latency.p50Ms) })}
            <Quiet>
              {t('clustersPage.latencyDetail', { p95: String(latency.p95Ms) })}
            </Quiet>
          </>
        ) : (
          '–'
        )}
      </td>
      <td>
        <ErrorCell cluster={cluster} ages={ages} />
      </td>
      <td className={styles.number}>{cluster.watches}</td>
      <td className={styles.number}>{cluster.viewers}</td>
      <td>
        {visible(cluster.provider)}
        <Quiet>
          {t('clustersPage.auth', { authProvider: cluster.authProvider })}
        </Quiet>
      </td>
      <td>
        <Button
          label={t('clustersPage.diagnoseLabel', { cluster: title ?? name })}
          onClick={() => props.onDiagnose(name)}
        >
          {t('clustersPage.diagnose')}
        </Button>
      </td>
    </tr>
  );
}

interface CellProps {
  readonly cluster: ClusterHealthRow;
  readonly ages: AgeWords;
}

function ConditionCell(props: CellProps) {
  const { breaker, condition, lastSuccessAt } = props.cluster;
  const t = useText();
  return (
    <span className={styles.condition}>
      <StateSign state={conditionState(condition)} sizePx={18} />
      <span>
        {t(`clustersPage.condition.${condition}`)}
        {breaker !== 'closed' && (
          <Quiet>
            {t(
              `clustersPage.breaker.${
                breaker === 'half-open' ? 'halfOpen' : breaker
              }`,
            )}
          </Quiet>
        )}
        {lastSuccessAt && (
          <Quiet>
            {t('clustersPage.lastSuccess', {
              ago: props.ages.ago(lastSuccessAt),
            })}
          </Quiet>
        )}
      </span>
    </span>
  );
}

function ErrorCell(props: CellProps) {
  const { lastError } = props.cluster;
  const t = useText();
  if (!lastError) return <>{t('clustersPage.none')}</>;
  return (
    <div className={styles.error}>
      {problemText({ code: lastError.code }, t)} ·{' '}
      {props.ages.ago(lastError.at)}
      <Quiet>
        <q>{visible(lastError.message)}</q>
      </Quiet>
      <Quiet>
        <WithCode>{adviceText({ code: lastError.code }, t)}</WithCode>
      </Quiet>
    </div>
  );
}

function Quiet(props: { readonly children: ReactNode }) {
  return props.children ? (
    <span className={styles.quiet}>{props.children}</span>
  ) : null;
}
