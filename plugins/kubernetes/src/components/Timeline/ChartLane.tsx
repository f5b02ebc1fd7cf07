import { TimelineLane } from '@podlight/backstage-plugin-kubernetes-common';
import { useId } from 'react';
import { joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { ChartBackground } from './ChartBackground';
import { ChartEntry } from './ChartEntry';
import { TimelineEntry } from './entries';
import { LaneLayout, TimeScale } from './layOutLane';
import styles from './Timeline.module.css';
import { EntryKeys } from './useEntryKeys';
import { EntryWords } from './useEntryWords';

const ROW_PX = 28;
const PADDING_PX = 6;

/** @internal */
export interface ChartLaneProps {
  readonly lane: TimelineLane;
  readonly layout: LaneLayout;
  readonly scale: TimeScale;
  readonly words: EntryWords;
  readonly title: string;
  readonly keys: EntryKeys;
  readonly canOpen: (entry: TimelineEntry) => boolean;
  readonly onOpen: (entry: TimelineEntry) => void;
}

/** What happened in one cluster, and of which time nothing is known. */
export function ChartLane(props: ChartLaneProps) {
  const { lane, layout, scale, words } = props;
  const t = useText();
  const id = useId();
  const rows = Math.max(1, layout.markRows + layout.barRows);
  const height = rows * ROW_PX + 2 * PADDING_PX;
  const topPx = (row: number) => PADDING_PX + row * ROW_PX;
  return (
    <section aria-labelledby={id} className={styles.lane}>
      <div className={styles.laneTop}>
        <h4 id={id} className={styles.laneName}>
          {visible(props.title)}
        </h4>
        <span className={styles.quiet}>
          {joinFacts([
            ...lane.gaps.map(words.gap),
            words.watched(lane),
            words.untimed(lane),
          ])}
        </span>
      </div>
      <div className={styles.plot} style={{ height }}>
        <ChartBackground {...{ lane, scale }} height={height} />
        {layout.placed.length === 0 && !isAllGap(lane, scale) && (
          <p className={styles.empty}>{t('timeline.noEntries')}</p>
        )}
        {layout.placed.length > 0 && (
          <ul aria-labelledby={id}>
            {layout.placed.map(placed => (
              <ChartEntry
                key={placed.entry.key}
                placed={placed}
                top={topPx(
                  placed.entry.mark ? placed.row : layout.markRows + placed.row,
                )}
                height={ROW_PX - 4}
                words={words}
                keys={props.keys}
                canOpen={props.canOpen(placed.entry)}
                onOpen={props.onOpen}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Of such a time there is nothing to say besides. */
function isAllGap({ gaps }: TimelineLane, { from, to }: TimeScale): boolean {
  return gaps.some(gap => gap.from <= from && gap.to >= to);
}
