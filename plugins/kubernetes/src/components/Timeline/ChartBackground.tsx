import { TimelineLane } from '@podlight/backstage-plugin-kubernetes-common';
import { useId } from 'react';
import { useText } from '../../i18n/useText';
import { chartTicks } from './ChartAxis';
import { toPixels, TimeScale } from './layOutLane';
import styles from './Timeline.module.css';

/** Room for the words in a gap. */
const WORDS_PX = 110;

/** Behind the entries of a lane: whole times, when rollouts began, and what nobody has seen. */
export function ChartBackground(props: {
  readonly lane: TimelineLane;
  readonly scale: TimeScale;
  readonly height: number;
}) {
  const { lane, scale, height } = props;
  const t = useText();
  const hatch = useId();
  return (
    <svg
      className={styles.background}
      width={scale.widthPx}
      height={height}
      aria-hidden="true"
    >
      <defs>
        <pattern
          id={hatch}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line x1="0" y1="0" x2="0" y2="7" className={styles.hatch} />
        </pattern>
      </defs>
      {chartTicks(scale).map(at => (
        <line
          key={at}
          className={styles.tick}
          x1={toPixels(at, scale)}
          x2={toPixels(at, scale)}
          y2={height}
        />
      ))}
      {lane.gaps.map(gap => {
        const start = gap.from <= scale.from ? 0 : toPixels(gap.from, scale);
        const end =
          gap.to >= scale.to ? scale.widthPx : toPixels(gap.to, scale);
        return (
          <g key={gap.from}>
            <rect
              x={start}
              width={Math.max(0, end - start)}
              height={height}
              fill={`url(#${hatch})`}
            />
            {end - start >= WORDS_PX && (
              <text
                className={styles.gapText}
                x={(start + end) / 2}
                y={height - 8}
                textAnchor="middle"
              >
                {t('timeline.notObserved')}
              </text>
            )}
          </g>
        );
      })}
      {lane.marks
        .filter(({ fact }) => fact.kind === 'rollout')
        .map(({ key, at }) => (
          <line
            key={key}
            className={styles.rolloutLine}
            x1={toPixels(at, scale)}
            x2={toPixels(at, scale)}
            y1={20}
            y2={height}
          />
        ))}
    </svg>
  );
}
