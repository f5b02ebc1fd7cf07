import {
  Finding,
  Timeline,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useText } from '../../i18n/useText';
import { ChangeView, useExpandedList } from '../../viewState';
import { Button } from '../ui';
import { entryTarget } from './entryTarget';
import styles from './Timeline.module.css';
import { TimelineChart } from './TimelineChart';
import { TimelineTable } from './TimelineTable';
import { useEntryWords } from './useEntryWords';

/** More lanes are a page of their own. */
const LANES_AT_FIRST = 8;

/** @internal */
export interface TimelineBodyProps {
  readonly timeline: Timeline;
  readonly view: 'chart' | 'table';
  /** CSS pixels; undefined where nothing can be measured. */
  readonly widthPx: number | undefined;
  /** Those of all clusters, which have Help. */
  readonly findings: readonly Finding[];
  readonly clusterTitle: (cluster: string) => string;
  readonly onChange: ChangeView;
}

/** The open timeline, and what it can't know. */
export function TimelineBody(props: TimelineBodyProps) {
  const { findings, clusterTitle, onChange, view, widthPx } = props;
  const { lanes } = props.timeline;
  const t = useText();
  const [showsAll, setShowsAll] = useExpandedList('timelineLanes');
  const words = useEntryWords(props.timeline);
  const timeline = useMemo(
    () => ({
      ...props.timeline,
      lanes: showsAll ? lanes : lanes.slice(0, LANES_AT_FIRST),
    }),
    [props.timeline, lanes, showsAll],
  );
  const total = (key: 'omitted' | 'undated') =>
    timeline.lanes.reduce((sum, lane) => sum + lane[key], 0);
  const omitted = total('omitted');
  const undated = total('undated');
  const parts = {
    ...{ timeline, words, clusterTitle },
    canOpen: (entry: Parameters<typeof entryTarget>[0]) =>
      entryTarget(entry, findings) !== undefined,
    onOpen: (entry: Parameters<typeof entryTarget>[0]) =>
      onChange(entryTarget(entry, findings) ?? {}),
  };
  return (
    <>
      {view === 'chart' ? (
        <TimelineChart
          {...parts}
          widthPx={widthPx}
          onTable={() => onChange({ timelineAs: 'table' })}
        />
      ) : (
        <TimelineTable {...parts} />
      )}
      {lanes.length > LANES_AT_FIRST && (
        <Button kind="text" onClick={() => setShowsAll(!showsAll)}>
          {showsAll
            ? t('timeline.showFewerLanes')
            : t('timeline.showLanes', { total: String(lanes.length) })}
        </Button>
      )}
      <div className={styles.notes}>
        {omitted > 0 && <p>{t('timeline.omitted', { count: omitted })}</p>}
        {undated > 0 && <p>{t('timeline.undated', { count: undated })}</p>}
        <p>{t('timeline.keeps')}</p>
      </div>
    </>
  );
}
