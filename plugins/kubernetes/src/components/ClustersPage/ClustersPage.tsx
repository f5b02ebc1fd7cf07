import { ResponseError } from '@backstage/errors';
import { kubernetesClustersReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import {
  useClusters,
  UseClustersResult,
  useNow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { Link, useSearchParams } from 'react-router-dom';
import { visible } from '../../format/visible';
import { useAge } from '../../format';
import { useText } from '../../i18n/useText';
import { errorText } from '../LogPanel';
import { Alert, Button, Card, Skeleton, ThemeRoot, WithCode } from '../ui';
import { usePeerApi } from './usePeerApi';
import styles from './ClustersPage.module.css';
import { ClusterTable } from './ClusterTable';
import { DiagnosisDialog } from './DiagnosisDialog';

/** In the URL: the cluster whose diagnosis is open. */
const DIAGNOSED = 'diagnose';

/** Ages on this page are of minutes. */
const TICK_MS = 5_000;

const PLACEHOLDERS = [0, 1, 2];

/** @public */
export interface ClustersPageProps {
  /** Where all services of the fleet are, such as `/fleet`, in an app that has that page. */
  readonly fleetHref?: string;
}

/** For operators: connection health of each cluster, and its diagnosis. */
export function ClustersPage(props: ClustersPageProps) {
  const clusters = useClusters();
  const peerApi = usePeerApi();
  const { list, replicas } = clusters;
  const t = useText();
  const ages = useAge(useNow(TICK_MS));
  const [query, setQuery] = useSearchParams();
  const diagnosed = query.get(DIAGNOSED) ?? undefined;
  const diagnose = (name: string | undefined) =>
    setQuery(
      current => {
        const next = new URLSearchParams(current);
        if (name === undefined) next.delete(DIAGNOSED);
        else next.set(DIAGNOSED, name);
        return next;
      },
      { replace: true },
    );
  return (
    <ThemeRoot>
      <main className={styles.page}>
        <div className={styles.head}>
          <p className={styles.intro}>{t('clustersPage.intro')}</p>
          {props.fleetHref !== undefined && (
            <Link className={styles.link} to={props.fleetHref}>
              {t('clustersPage.fleet')}
            </Link>
          )}
          <span className={styles.updated} role="status">
            {list && <Updated ago={ages.ago(list.at)} replicas={replicas} />}
          </span>
          <Button onClick={clusters.reload}>{t('clustersPage.reload')}</Button>
        </div>
        {peerApi !== undefined && (
          <Alert severity="warning" title={t('clustersPage.peerTitle')}>
            {t('clustersPage.peerText', { api: peerApi })}
          </Alert>
        )}
        <Trouble clusters={clusters} />
        {!list && !clusters.error && <PageSkeleton />}
        {list?.providerProblems.map(({ provider, message }) => (
          <Alert
            key={`${provider} ${message}`}
            severity="warning"
            title={t('clustersPage.providerTitle', { provider })}
          >
            {visible(message)}
          </Alert>
        ))}
        {list?.clusters.length === 0 && (
          <Alert severity="info" title={t('clustersPage.emptyTitle')}>
            <WithCode>{t('clustersPage.emptyText')}</WithCode>
          </Alert>
        )}
        {list && list.clusters.length > 0 && (
          <ClusterTable
            clusters={list.clusters}
            ages={ages}
            onDiagnose={diagnose}
          />
        )}
      </main>
      {diagnosed !== undefined && (
        <DiagnosisDialog
          cluster={diagnosed}
          onClose={() => diagnose(undefined)}
        />
      )}
    </ThemeRoot>
  );
}

function Updated(props: { readonly ago: string; readonly replicas: number }) {
  const { ago, replicas } = props;
  const t = useText();
  return (
    <>
      {replicas > 1
        ? t('clustersPage.updatedReplicas', {
            ago,
            replicas: String(replicas),
          })
        : t('clustersPage.updated', { ago })}
    </>
  );
}

function Trouble(props: { readonly clusters: UseClustersResult }) {
  const { error, reload } = props.clusters;
  const t = useText();
  if (!error) return null;
  const isForbidden =
    error instanceof ResponseError && error.statusCode === 403;
  return (
    <Alert
      severity={props.clusters.list ? 'warning' : 'error'}
      title={t(
        isForbidden
          ? 'clustersPage.forbiddenTitle'
          : 'clustersPage.failedTitle',
      )}
      action={
        <Button kind="text" onClick={reload}>
          {t('clustersPage.retry')}
        </Button>
      }
    >
      {isForbidden
        ? t('clustersPage.forbiddenText', {
            permission: kubernetesClustersReadPermission.name,
          })
        : errorText(error)}
    </Alert>
  );
}

function PageSkeleton() {
  const t = useText();
  return (
    <div role="status" aria-label={t('clustersPage.loading')}>
      <Card className={styles.placeholder}>
        {PLACEHOLDERS.map(row => (
          <Skeleton key={row} width="100%" height={28} />
        ))}
      </Card>
    </div>
  );
}
