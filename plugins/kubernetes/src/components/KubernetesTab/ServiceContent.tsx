import {
  useNow,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useAge } from '../../format';
import { findingsOf, needsAttention } from '../../service';
import { useViewState } from '../../viewState';
import { NeedsAttention } from '../NeedsAttention';
import { ServiceSummary } from '../ServiceSummary';
import { StatusGrid } from '../StatusGrid';
import { ConnectionTrouble } from './ConnectionTrouble';
import { NoPods } from './NoPods';
import { OpenDialog } from './OpenDialog';
import { ProviderNotice } from './ProviderNotice';
import styles from './KubernetesTab.module.css';
import { TabSkeleton } from './TabSkeleton';
import { useServiceView } from './useServiceView';

/** Ages on the screen are in whole seconds at first; a slower beat would look stuck. */
const CLOCK_INTERVAL_MS = 1_000;
/** Where thousands of pods are shown, ages are worth less than a calm screen. */
const SLOW_CLOCK_INTERVAL_MS = 10_000;

/** @internal */
export interface ServiceContentProps {
  readonly live: UseServiceResult;
}

/** The tab, from what is known of the service at this moment. */
export function ServiceContent(props: ServiceContentProps) {
  const { service, connection, clockOffsetMs, retry } = props.live;
  const view = useServiceView(service);
  const clock = useNow(CLOCK_INTERVAL_MS);
  const now = clock + clockOffsetMs;
  const ages = useAge(now);
  const slowAges = useAge(now - (now % SLOW_CLOCK_INTERVAL_MS));
  const [open, setOpen] = useViewState();

  if (!service.hello) {
    return connection.phase === 'lost' || connection.phase === 'refused' ? (
      <ConnectionTrouble connection={connection} ages={ages} onRetry={retry} />
    ) : (
      <TabSkeleton />
    );
  }
  const { hello } = service;
  const isEmpty =
    view.podsByKey.size === 0 &&
    view.tally.connecting === 0 &&
    view.tally.unreadable === 0;
  return (
    <div className={styles.tab}>
      <ConnectionTrouble
        connection={connection}
        heardAt={service.heardAt}
        ages={ages}
        onRetry={retry}
      />
      <ProviderNotice problems={hello.providerProblems} />
      {hello.clusters.length > 0 && (
        <ServiceSummary
          counts={view.counts}
          clusters={view.tally}
          connection={connection}
          heardAt={service.heardAt}
          ages={ages}
        />
      )}
      <NeedsAttention
        findings={view.findings}
        ages={slowAges}
        onHelp={finding => setOpen({ finding: finding.id })}
      />
      {isEmpty ? (
        <NoPods hello={hello} />
      ) : (
        <StatusGrid
          clusters={view.clusters}
          ages={slowAges}
          onOpen={pod =>
            setOpen({
              pod: {
                cluster: pod.cluster,
                namespace: pod.row.namespace,
                name: pod.row.name,
              },
              finding: findingsOf(pod.key, view.findings).find(needsAttention)
                ?.id,
            })
          }
        />
      )}
      <OpenDialog
        entityRef={hello.entityRef}
        open={open}
        view={view}
        ages={slowAges}
        onOpen={setOpen}
      />
    </div>
  );
}
