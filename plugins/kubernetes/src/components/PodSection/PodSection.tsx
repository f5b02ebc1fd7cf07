import {
  Dimension,
  discoverDimensions,
  Finding,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useId, useMemo } from 'react';
import { AgeWords } from '../../format';
import {
  ClusterView,
  countsReadyPods,
  GroupView,
  PodView,
  toGroupViews,
  useSentStates,
} from '../../service';
import { Translate, useText } from '../../i18n/useText';
import { ChangeView, isFiltered, ViewState } from '../../viewState';
import { ConnectButton } from '../Connect';
import { PodTable } from '../PodTable';
import { StatusGrid } from '../StatusGrid';
import { UsageColumns } from '../Usage';
import { Button, Card } from '../ui';
import { ClearFilters, DisplayOptions, Toolbar } from '../Toolbar';
import { MarkedPodsBar } from '../Views';
import { ClusterAlerts } from './ClusterAlerts';
import { EmptyClusters, isEmpty } from './EmptyClusters';
import { NoMatchesEmptyState } from './NoMatchesEmptyState';
import styles from './PodSection.module.css';
import { useOpenGroups } from './useOpenGroups';

/** @internal */
export interface PodSectionProps {
  readonly clusters: readonly ClusterView[];
  /** The pods of all clusters, by name. */
  readonly pods: readonly PodView[];
  /** Those that the filters let through, from {@link useShownPods}. */
  readonly shown: readonly PodView[];
  /** What needs attention and is not told by the state of a pod; nothing when absent. */
  readonly problems?: readonly Finding[];
  readonly state: ViewState;
  /** What the platform team put first among what pods can be grouped by. */
  readonly favourites: readonly Dimension[];
  readonly ages: AgeWords;
  readonly onChange: ChangeView;
  readonly onOpen: (pod: PodView) => void;
  readonly onHelp: (pod: PodView) => void;
}

/** So many are seen at once, and need no choice between them. */
const FEW_PODS = 30;

/** All pods, or those that the reader asks for: grouped, as tiles or as a table. */
export function PodSection(props: PodSectionProps) {
  const { pods, shown, state, ages, onChange, onOpen } = props;
  const { group, view } = state;
  const t = useText();
  const headingId = useId();
  const dimensions = useDimensions(pods, group);
  const sentStates = useSentStates(pods);
  const groups = useMemo(
    () =>
      toGroupViews(
        shown,
        props.clusters.map(each => each.cluster),
        group,
        props.problems,
      ),
    [shown, props.clusters, group, props.problems],
  );
  const countsReady = countsReadyPods(
    shown.length,
    state.ready,
    isFiltered(state),
  );
  const { isOpen, toggle } = useOpenGroups(shown.length, state, onChange);
  const firstCluster = (
    props.clusters.find(each => each.pods.length > 0) ?? props.clusters[0]
  )?.cluster.head;
  const openGroupLogs = useCallback(
    (of: GroupView) => onChange({ logs: 'merged', logsOf: of.id }),
    [onChange],
  );
  const isNothingFound = shown.length === 0 && pods.length > 0;
  const saysClusters = view === 'grid' && group[0] === 'cluster';
  return (
    <Card className={styles.card} labelledBy={headingId}>
      <div className={styles.top}>
        <h3 id={headingId} className={styles.heading}>
          {t('grid.heading')}
        </h3>
        {pods.length > 0 && (
          <PodCount
            shown={shown.length}
            total={pods.length}
            isNews={isFiltered(state)}
          />
        )}
        {isFiltered(state) && !isNothingFound && (
          <ClearFilters onChange={onChange} />
        )}
        {shown.length > 0 && (
          <Button
            label={t('merged.openInView')}
            onClick={() => onChange({ logs: 'merged', logsOf: undefined })}
          >
            {t('merged.open')}
          </Button>
        )}
        <DisplayOptions
          state={state}
          countsReady={shown.length > FEW_PODS ? countsReady : undefined}
          onChange={onChange}
        />
        {group[0] !== 'cluster' && firstCluster && (
          <ConnectButton cluster={firstCluster.name} />
        )}
      </div>
      <div className={styles.toolbar}>
        <Toolbar
          state={state}
          dimensions={dimensions}
          sentStates={sentStates}
          favourites={props.favourites}
          onChange={onChange}
        />
        <MarkedPodsBar
          clusters={props.clusters}
          pods={pods}
          state={state}
          onChange={onChange}
        />
      </div>
      {!saysClusters && (
        <ClusterAlerts clusters={props.clusters.map(each => each.cluster)} />
      )}
      {isNothingFound && (
        <NoMatchesEmptyState total={pods.length} onChange={onChange} />
      )}
      {view === 'grid' ? (
        <StatusGrid
          groups={groups}
          size={state.size}
          countsReady={countsReady}
          isOpen={isOpen}
          ages={ages}
          onToggle={toggle}
          onLogs={openGroupLogs}
          onOpen={onOpen}
          onHelp={props.onHelp}
        />
      ) : (
        shown.length > 0 && (
          <UsageColumns pods={pods}>
            <PodTable
              groups={groups}
              dimensions={group}
              sort={state.sort}
              hidden={state.hide}
              countsReady={countsReady}
              isOpen={isOpen}
              ages={ages}
              onSort={sort => onChange({ sort })}
              onHide={hide => onChange({ hide })}
              onToggle={toggle}
              onLogs={openGroupLogs}
              onOpen={onOpen}
            />
          </UsageColumns>
        )
      )}
      <EmptyClusters clusters={props.clusters.filter(isEmpty)} />
    </Card>
  );
}

/** How many pods there are. What a filter leaves is announced; that pods come and go is not. */
function PodCount(props: {
  readonly shown: number;
  readonly total: number;
  readonly isNews: boolean;
}) {
  const t = useText();
  const words = countText(props.shown, props.total, t);
  return (
    <p className={styles.quiet}>
      {!props.isNews && words}
      <span role="status">{props.isNews && words}</span>
    </p>
  );
}

function countText(shown: number, total: number, t: Translate): string {
  return shown < total
    ? t('toolbar.showing', { shown: String(shown), total: String(total) })
    : t('toolbar.showingAll', { count: total });
}

/** What the pods can be grouped by, and what they are grouped by now even if no pod has it any more. */
function useDimensions(pods: readonly PodView[], group: readonly Dimension[]) {
  const known = useMemo(() => discoverDimensions(pods), [pods]);
  const gone = group.filter(
    dimension => !known.some(each => each.dimension === dimension),
  );
  return [
    ...known,
    ...gone.map(dimension => ({ dimension, values: 0, pods: 0 })),
  ];
}
