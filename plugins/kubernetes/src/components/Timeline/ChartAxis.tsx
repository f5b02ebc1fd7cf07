import { useText } from '../../i18n/useText';
import { toPixels, TimeScale } from './layOutLane';
import { ticks } from './ticks';
import styles from './Timeline.module.css';
import { EntryWords } from './useEntryWords';

/** Room for a time with its date. */
const TICK_PX = 90;

/** The whole hours or minutes that a picture of that width has room for. */
export function chartTicks(scale: TimeScale): readonly number[] {
  return ticks(scale, Math.max(1, Math.floor(scale.widthPx / TICK_PX)));
}

/** The times above all lanes; entries say theirs in words. */
export function ChartAxis(props: {
  readonly scale: TimeScale;
  readonly words: EntryWords;
}) {
  const { scale, words } = props;
  const t = useText();
  const end = toPixels(scale.to, scale);
  return (
    <div className={styles.axis} aria-hidden="true">
      {chartTicks(scale)
        .map(at => ({ at, left: toPixels(at, scale) }))
        // The end has a label of its own.
        .filter(({ left }) => left > TICK_PX / 4 && left < end - TICK_PX / 2)
        .map(({ at, left }) => (
          <span key={at} style={{ left }}>
            {words.clock(at)}
          </span>
        ))}
      <span className={styles.now}>{t('timeline.now')}</span>
    </div>
  );
}
