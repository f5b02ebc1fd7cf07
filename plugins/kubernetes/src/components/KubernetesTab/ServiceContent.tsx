import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Dimension,
  Finding,
  needsAttention,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesServiceProvider,
  useNow,
  useUsageFollower,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useMemo } from 'react';
import { useViewEvents } from '../../analytics';
import { useAge } from '../../format';
import { GuidanceProvider } from '../../guidance';
import {
  countObjectStates,
  listObjects,
  objectAddress,
  listCrashes,
  podFindings,
  ServiceView,
  useServiceView,
} from '../../service';
import { RolloutsProvider } from '../../rollouts';
import { PanelSlot } from '../../slots';
import { UsageProvider } from '../../usage';
import {
  DEFAULT_LOG_STATE,
  NO_FILTER,
  podKey,
  useViewState,
} from '../../viewState';
import { ConnectDialog } from '../Connect';
import { ConnectionAlert } from '../ConnectionAlert';
import { CorrelationNote } from '../CorrelationNote';
import { UnmaskingProvider } from '../LogPanel';
import { CopySummary } from '../IncidentSummary';
import { NeedsAttention, useRetryCluster } from '../NeedsAttention';
import { ObjectsPanel } from '../ObjectsPanel';
import { PodSection, useShownPods } from '../PodSection';
import { ServiceSummary } from '../ServiceSummary';
import { TimelinePanel } from '../Timeline';
import { RunningTour, TourInvitation, useTour } from '../Tour';
import { useIsTextSelected } from '../ui';
import { LinkNotice } from './LinkNotice';
import { NoPodsEmptyState } from './NoPodsEmptyState';
import { DialogHost } from './DialogHost';
import { showChanges } from './showChanges';
import { ProviderNotice } from './ProviderNotice';
import styles from './KubernetesTab.module.css';
import { TabSkeleton } from './TabSkeleton';
import { useFirstPicture } from './useFirstPicture';
import { useFrozen } from './useFrozen';
import { useShownFindings } from './useShownFindings';
import { useTabShortcuts } from './useTabShortcuts';

/** Ages on the screen are in whole seconds at first; a slower beat would look stuck. */
const CLOCK_INTERVAL_MS = 1_000;
/** Where thousands of pods are shown, ages are worth less than a calm screen. */
const SLOW_CLOCK_INTERVAL_MS = 10_000;

const NO_TERMS = { terms: [] };

/** @internal */
export interface ServiceContentProps {
  readonly entity: Entity;
  readonly live: UseServiceResult;
  /** What the platform team put first among what pods can be grouped by. */
  readonly favourites: readonly Dimension[];
  readonly offersTour: boolean;
}

/** The tab, from what is known of the service at this moment. */
export function ServiceContent(props: ServiceContentProps) {
  const { connection, clockOffsetMs, reconnect } = props.live;
  const isFrozen = useIsTextSelected();
  const service = useFrozen(props.live.service, isFrozen);
  const isCutOff =
    connection.phase === 'lost' || connection.phase === 'refused';
  const view = useServiceView(service, isCutOff);
  const clock = useFrozen(useNow(CLOCK_INTERVAL_MS), isFrozen);
  const now = clock + clockOffsetMs;
  const ages = useAge(now);
  const slowNow = now - (now % SLOW_CLOCK_INTERVAL_MS);
  const slowAges = useAge(slowNow);
  const [state, change] = useViewState();
  useViewEvents(state);
  const crashes = useMemo(
    () => listCrashes(view.pods, slowNow),
    [view.pods, slowNow],
  );
  const shownPods = useShownPods(view.pods, state, slowNow);
  const findings = useShownFindings(
    view.findings,
    shownPods,
    service.clusters,
    state,
  );
  const objects = useMemo(
    () => listObjects(service.clusters, NO_TERMS),
    [service.clusters],
  );
  const objectCounts = useMemo(
    () => countObjectStates(service.clusters),
    [service.clusters],
  );
  const retryCluster = useRetryCluster();
  const tour = useTour(props.offersTour);
  const keys = useTabShortcuts(view, props.favourites, tour.start);
  const isPaused = props.live.isPaused || isFrozen;
  const usage = useUsageFollower(props.entity, { isPaused });
  const hasFirstPicture = useFirstPicture(service);

  if (!service.hello || !(hasFirstPicture || isCutOff)) {
    return isCutOff ? (
      <ConnectionAlert
        connection={connection}
        ages={ages}
        onRetry={reconnect}
      />
    ) : (
      <TabSkeleton isHeld={service.hello !== undefined} />
    );
  }
  const { hello } = service;
  const entityRef = stringifyEntityRef(props.entity);
  const isEmpty = hasNoPods(view);
  // Where its pods may be named otherwise, the reader learns what was looked for.
  const hasOthers = objects.some(
    ({ isWorkload, row }) => isWorkload || row.customResource,
  );
  return (
    <UnmaskingProvider isOffered={hello.allowsUnscrubbedLogs === true}>
      <GuidanceProvider
        entity={props.entity}
        selector={hello.selector}
        namespace={hello.namespace}
        clusters={view.clusters}
        templates={hello.links}
        askForHelp={hello.askForHelp}
        now={slowNow}
        heardAt={isCutOff ? service.heardAt : undefined}
      >
        <RolloutsProvider clusters={view.clusters}>
          <KubernetesServiceProvider entityRef={entityRef} service={service}>
            <UsageProvider
              follower={usage}
              pods={view.pods}
              isPaused={isPaused}
            >
              <div ref={keys.tab} tabIndex={-1} className={styles.tab}>
                <ConnectionAlert
                  connection={connection}
                  heardAt={service.heardAt}
                  ages={ages}
                  onRetry={reconnect}
                />
                <LinkNotice />
                <ProviderNotice problems={hello.providerProblems} />
                {hello.clusters.length > 0 && (
                  <ServiceSummary
                    view={view}
                    live={props.live}
                    isFrozen={isFrozen}
                    ages={ages}
                    onShortcuts={keys.showSheet}
                    objects={{
                      counts: objectCounts,
                      status: state.objectStatus,
                      onStatus: objectStatus =>
                        change({
                          objectStatus,
                          // A chip opens a closed list, and leaves an open one open.
                          ...(state.objects === 'closed' && {
                            objects: undefined,
                          }),
                        }),
                    }}
                    aside={<TourInvitation tour={tour} />}
                    status={state.status}
                    onStatus={status => change({ status })}
                  />
                )}
                <NeedsAttention
                  findings={findings}
                  hidden={countCauses(view.findings) - countCauses(findings)}
                  onShowHidden={() => change(NO_FILTER)}
                  unread={view.unread}
                  isLoading={view.clusterCounts.connecting > 0}
                  onRetry={cluster => retryCluster(hello.entityRef, cluster)}
                  clock={ages}
                  ages={slowAges}
                  onHelp={finding =>
                    change({ pod: undefined, finding: finding.id })
                  }
                  aside={<CopySummary findings={view.findings} />}
                  crashes={crashes.length}
                  onCrashLogs={() => change({ logs: 'crashes' })}
                  onEvidence={({ pod, tab, container }) =>
                    change({
                      pod,
                      tab,
                      log: { ...DEFAULT_LOG_STATE, container },
                    })
                  }
                  onObject={object => change({ object: objectAddress(object) })}
                  onPod={pod => change({ pod, tab: 'overview' })}
                  onChanges={verdict => change(showChanges(verdict))}
                />
                {isEmpty && !hasOthers && (
                  <NoPodsEmptyState entity={props.entity} hello={hello} />
                )}
                <TimelinePanel
                  isWatching={connection.phase === 'open'}
                  clusters={service.clusters}
                  findings={view.findings}
                  state={state}
                  now={slowNow}
                  onChange={change}
                />
                {!isEmpty && (
                  <>
                    <CorrelationNote
                      pods={view.pods}
                      isPartial={
                        view.clusterCounts.unreadable > 0 ||
                        view.clusterCounts.connecting > 0
                      }
                      group={state.group}
                      onGroup={group => change({ group })}
                    />
                    <PodSection
                      clusters={view.clusters}
                      pods={view.pods}
                      shown={shownPods}
                      problems={view.problems}
                      state={state}
                      favourites={props.favourites}
                      ages={slowAges}
                      onChange={change}
                      onHelp={pod => {
                        // The findings of a pod are of its cluster; the help is for all clusters.
                        const [worst] = podFindings(pod.key, view.findings);
                        if (worst) change({ finding: worst.id });
                      }}
                      onOpen={pod =>
                        change({
                          pod: {
                            cluster: pod.cluster,
                            namespace: pod.row.namespace,
                            name: pod.row.name,
                          },
                        })
                      }
                    />
                  </>
                )}
                <ObjectsPanel
                  clusters={service.clusters}
                  state={state}
                  isOpenByItself={isEmpty}
                  findings={view.findings}
                  ages={slowAges}
                  now={slowNow}
                  onChange={change}
                  onFilter={filter => change({ ...NO_FILTER, filter })}
                />
                <PanelSlot
                  entity={props.entity}
                  pods={view.pods}
                  objects={objects}
                  findings={view.findings}
                />
                <DialogHost
                  entityRef={hello.entityRef}
                  open={state}
                  view={view}
                  serviceClusters={service.clusters}
                  now={slowNow}
                  ages={slowAges}
                  onOpen={change}
                />
                <ConnectDialog
                  pod={state.pod && view.podsByKey.get(podKey(state.pod))}
                />
                {keys.sheet}
                <RunningTour tour={tour} />
              </div>
            </UsageProvider>
          </KubernetesServiceProvider>
        </RolloutsProvider>
      </GuidanceProvider>
    </UnmaskingProvider>
  );
}

/** Notes are no causes. */
function countCauses(findings: readonly Finding[]): number {
  return findings.filter(needsAttention).length;
}

/** Whether there is nothing to say of pods: neither any, nor a problem, nor a cluster that may have some. */
function hasNoPods({
  problems,
  podsByKey,
  clusterCounts,
}: ServiceView): boolean {
  const { connecting, unreadable } = clusterCounts;
  return (
    problems.length === 0 &&
    podsByKey.size === 0 &&
    connecting === 0 &&
    unreadable === 0
  );
}
