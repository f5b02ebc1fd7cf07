import { Timeline } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useRef } from 'react';
import { useText } from '../../i18n/useText';
import { Button } from '../ui';
import { ASSUMED_WIDTH_PX } from './canDrawTimeline';
import { ChartAxis } from './ChartAxis';
import { ChartLane } from './ChartLane';
import { listEntries, TimelineEntry } from './entries';
import { layOutLane } from './layOutLane';
import { Legend } from './Legend';
import styles from './Timeline.module.css';
import { useEntryKeys } from './useEntryKeys';
import { EntryWords } from './useEntryWords';

/** @internal */
export interface TimelineChartProps {
  readonly timeline: Timeline;
  readonly words: EntryWords;
  /** Undefined where nothing can be measured. */
  readonly widthPx: number | undefined;
  readonly clusterTitle: (cluster: string) => string;
  readonly canOpen: (entry: TimelineEntry) => boolean;
  readonly onOpen: (entry: TimelineEntry) => void;
  readonly onTable: () => void;
}

/** A lane for each cluster: marks above, problems as bars below. */
export function TimelineChart(props: TimelineChartProps) {
  const { timeline, words, widthPx = ASSUMED_WIDTH_PX } = props;
  const { from, to } = timeline;
  const t = useText();
  const root = useRef<HTMLDivElement>(null);
  const scale = useMemo(() => ({ from, to, widthPx }), [from, to, widthPx]);
  const lanes = useMemo(
    () =>
      timeline.lanes.map(lane => ({
        lane,
        layout: layOutLane(listEntries(lane), scale),
      })),
    [timeline, scale],
  );
  const drawn = useMemo(
    () => lanes.map(({ layout }) => layout.placed.map(({ entry }) => entry)),
    [lanes],
  );
  const keys = useEntryKeys(root, drawn);
  const hidden = lanes.reduce((sum, { layout }) => sum + layout.hidden, 0);
  return (
    <>
      <div ref={root} role="group" aria-label={t('timeline.chartLabel')}>
        <ChartAxis scale={scale} words={words} />
        {lanes.map(({ lane, layout }) => (
          <ChartLane
            key={lane.cluster}
            {...{ lane, layout, scale, words }}
            title={props.clusterTitle(lane.cluster)}
            keys={keys}
            canOpen={props.canOpen}
            onOpen={props.onOpen}
          />
        ))}
      </div>
      <Legend entries={drawn.flat()} />
      {hidden > 0 && (
        <p className={styles.quiet}>
          {t('timeline.onlyInTable', { count: hidden })}{' '}
          <Button kind="text" onClick={props.onTable}>
            {t('timeline.showTable')}
          </Button>
        </p>
      )}
    </>
  );
}
