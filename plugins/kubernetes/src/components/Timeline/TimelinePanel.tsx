import {
  Finding,
  SeenFindings,
  ServiceCluster,
  toTimeline,
} from '@podlight/backstage-plugin-kubernetes-common';
import { lazy, Suspense, useCallback, useId, useMemo, useRef } from 'react';
import { useText } from '../../i18n/useText';
import {
  ChangeView,
  TIMELINE_SPAN_MS,
  TIMELINE_SPANS,
  TIMELINE_VIEWS,
  TimelineState,
} from '../../viewState';
import { Card, PanelHead, Segments, Skeleton, useWidth } from '../ui';
import { canDrawTimeline } from './canDrawTimeline';
import { LastRolloutText } from './LastRolloutText';
import styles from './Timeline.module.css';
import { useSeenFindings } from './useSeenFindings';

const TimelineBody = lazy(() =>
  import('./TimelineBody').then(module => ({ default: module.TimelineBody })),
);

/** What the timeline shows at first. */
const SPAN_AT_FIRST = '6h';
const SKELETON_PX = 160;

/** @internal */
export interface TimelinePanelProps {
  readonly clusters: readonly ServiceCluster[];
  /** Those of all clusters, which have Help. */
  readonly findings: readonly Finding[];
  readonly state: TimelineState;
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  /** Whether changes arrive: they don't while the tab is hidden or has lost its connection. */
  readonly isWatching: boolean;
  /** There may be something later on, so that its place is kept; not when absent. */
  readonly isLoading?: boolean;
  readonly onChange: ChangeView;
}

/** What happened to the service in the last hours. Closed it is one line, with the last rollout. */
export function TimelinePanel(props: TimelinePanelProps) {
  const seen = useSeenFindings(props.clusters, props.now, props.isWatching);
  const hasAny = props.clusters.some(
    ({ pods, workloads, findings }) =>
      pods.length + workloads.length + findings.length > 0,
  );
  return hasAny || props.isLoading ? <Panel {...props} seen={seen} /> : null;
}

type PanelProps = TimelinePanelProps & {
  readonly seen: SeenFindings;
};

function Panel(props: PanelProps) {
  const { clusters, state, now, onChange } = props;
  const { timeline: span } = state;
  const t = useText();
  const headingId = useId();
  const bodyId = useId();
  const element = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(element);
  const isOpen = span !== undefined;
  const isWide = canDrawTimeline(widthPx);
  return (
    <Card labelledBy={headingId}>
      <PanelHead
        {...{ headingId, bodyId, isOpen }}
        heading={t('timeline.heading')}
        onToggle={() =>
          onChange({ timeline: isOpen ? undefined : SPAN_AT_FIRST })
        }
        tools={
          isOpen && (
            <>
              <Segments
                label={t('timeline.span')}
                value={span}
                options={TIMELINE_SPANS.map(each => ({
                  value: each,
                  text: t(`timeline.spanShort.${each}`),
                  name: t(`timeline.spanLong.${each}`),
                }))}
                onChange={timeline => onChange({ timeline })}
              />
              {isWide && (
                <Segments
                  label={t('timeline.view')}
                  value={state.timelineAs}
                  options={TIMELINE_VIEWS.map(each => ({
                    value: each,
                    text: t(`timeline.${each}`),
                  }))}
                  onChange={timelineAs => onChange({ timelineAs })}
                />
              )}
            </>
          )
        }
      >
        {!isOpen && <LastRolloutText clusters={clusters} now={now} />}
      </PanelHead>
      <div id={bodyId} className={styles.body} hidden={!isOpen}>
        <div ref={element}>
          {isOpen && (
            <Suspense fallback={<Skeleton width="100%" height={SKELETON_PX} />}>
              <Open
                {...props}
                widthPx={widthPx}
                spanMs={TIMELINE_SPAN_MS[span]}
                view={isWide ? state.timelineAs : 'table'}
              />
            </Suspense>
          )}
        </div>
      </div>
    </Card>
  );
}

/** Derived only while it is open. */
function Open(
  props: PanelProps & {
    readonly spanMs: number;
    readonly view: 'chart' | 'table';
    readonly widthPx: number | undefined;
  },
) {
  const { clusters, seen, now, spanMs } = props;
  const timeline = useMemo(
    () => toTimeline(clusters, { now, spanMs, seen }),
    [clusters, now, spanMs, seen],
  );
  const titles = useMemo(
    () => new Map(clusters.map(({ head }) => [head.name, head.title])),
    [clusters],
  );
  const clusterTitle = useCallback(
    (cluster: string) => titles.get(cluster) ?? cluster,
    [titles],
  );
  return (
    <TimelineBody
      {...{ timeline, clusterTitle }}
      view={props.view}
      widthPx={props.widthPx}
      findings={props.findings}
      onChange={props.onChange}
    />
  );
}
