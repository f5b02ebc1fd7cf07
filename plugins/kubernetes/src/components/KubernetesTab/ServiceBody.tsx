import { Entity } from '@backstage/catalog-model';
import {
  Dimension,
  Finding,
  HelloMessage,
  needsAttention,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { AgeWords } from '../../format';
import {
  listCrashes,
  listObjects,
  objectAddress,
  podFindings,
  ServiceView,
} from '../../service';
import { PanelSlot } from '../../slots';
import {
  ChangeView,
  DEFAULT_LOG_STATE,
  NO_FILTER,
  ViewState,
} from '../../viewState';
import { CorrelationNote } from '../CorrelationNote';
import { CopySummary } from '../IncidentSummary';
import { NeedsAttention, useRetryCluster } from '../NeedsAttention';
import { ObjectsPanel } from '../ObjectsPanel';
import { PodSection, useShownPods } from '../PodSection';
import { TimelinePanel } from '../Timeline';
import { EverySecond, EverySecondProps } from './EverySecond';
import { NoPodsEmptyState } from './NoPodsEmptyState';
import { showChanges } from './showChanges';
import { useShownFindings } from './useShownFindings';

const NO_TERMS = { terms: [] };

/** @internal */
export interface ServiceBodyProps {
  readonly entity: Entity;
  readonly hello: HelloMessage;
  readonly clusters: readonly ServiceCluster[];
  readonly view: ServiceView;
  /** What the platform team put first among what pods can be grouped by. */
  readonly favourites: readonly Dimension[];
  readonly state: ViewState;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  readonly ages: AgeWords;
  readonly seconds: Omit<EverySecondProps, 'children'>;
  /** Whether changes arrive. */
  readonly isWatching: boolean;
  /** What is below the pods waits, as it would be pushed away by what comes above. */
  readonly isGrowing: boolean;
  readonly onChange: ChangeView;
}

/** What is wrong, the pods, and all that is below the numbers of a service. */
export function ServiceBody(props: ServiceBodyProps) {
  const { ages, clusters, entity, hello, isGrowing, now, state, view } = props;
  const { onChange: change } = props;
  const crashes = useMemo(() => listCrashes(view.pods, now), [view.pods, now]);
  const shownPods = useShownPods(view.pods, state, now);
  const findings = useShownFindings(view.findings, shownPods, clusters, state);
  const objects = useMemo(() => listObjects(clusters, NO_TERMS), [clusters]);
  const retryCluster = useRetryCluster();
  const isLoading = view.clusterCounts.connecting > 0;
  const isEmpty = hasNoPods(view);
  // Where its pods may be named otherwise, the reader learns what was looked for.
  const hasOthers = objects.some(
    ({ isWorkload, row }) => isWorkload || row.customResource,
  );
  const causes = (clock: AgeWords) => (
    <NeedsAttention
      findings={findings}
      hidden={countCauses(view.findings) - countCauses(findings)}
      onShowHidden={() => change(NO_FILTER)}
      unread={view.unread}
      isLoading={isLoading}
      onRetry={cluster => retryCluster(hello.entityRef, cluster)}
      clock={clock}
      ages={ages}
      onHelp={finding => change({ pod: undefined, finding: finding.id })}
      aside={<CopySummary findings={view.findings} />}
      crashes={crashes.length}
      onCrashLogs={() => change({ logs: 'crashes' })}
      onEvidence={({ pod, tab, container }) =>
        change({ pod, tab, log: { ...DEFAULT_LOG_STATE, container } })
      }
      onObject={object => change({ object: objectAddress(object) })}
      onPod={pod => change({ pod, tab: 'overview' })}
      onChanges={verdict => change(showChanges(verdict))}
    />
  );
  return (
    <>
      {view.unread.length > 0 ? (
        <EverySecond {...props.seconds}>{causes}</EverySecond>
      ) : (
        causes(ages)
      )}
      {isEmpty && !hasOthers && (
        <NoPodsEmptyState entity={entity} hello={hello} />
      )}
      <TimelinePanel
        isWatching={props.isWatching}
        isLoading={isLoading}
        clusters={clusters}
        findings={view.findings}
        state={state}
        now={now}
        onChange={change}
      />
      {!isEmpty && (
        <>
          {!isGrowing && (
            <CorrelationNote
              pods={view.pods}
              isPartial={isLoading || view.clusterCounts.unreadable > 0}
              group={state.group}
              onGroup={group => change({ group })}
            />
          )}
          <PodSection
            clusters={view.clusters}
            pods={view.pods}
            shown={shownPods}
            problems={view.problems}
            state={state}
            favourites={props.favourites}
            ages={ages}
            onChange={change}
            onHelp={pod => {
              // The findings of a pod are of its cluster; the help is for all clusters.
              const [worst] = podFindings(pod.key, view.findings);
              if (worst) change({ finding: worst.id });
            }}
            onOpen={({ cluster, row: { namespace, name } }) =>
              change({ pod: { cluster, namespace, name } })
            }
          />
        </>
      )}
      {!isGrowing && (
        <>
          <ObjectsPanel
            clusters={clusters}
            state={state}
            isOpenByItself={isEmpty}
            findings={view.findings}
            ages={ages}
            now={now}
            onChange={change}
            onFilter={filter => change({ ...NO_FILTER, filter })}
          />
          <PanelSlot
            entity={entity}
            pods={view.pods}
            objects={objects}
            findings={view.findings}
          />
        </>
      )}
    </>
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
