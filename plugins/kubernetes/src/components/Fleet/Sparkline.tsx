import styles from './Failures.module.css';

const WIDTH = 96;
const HEIGHT = 24;
/** Room for half of the line, and for the dot at its end. */
const EDGE = 3;

/** @internal */
export interface SparklineProps {
  /** Oldest first. */
  readonly values: readonly number[];
  /** The same in words. */
  readonly label: string;
}

/** A line without axes; the numbers must stand elsewhere. */
export function Sparkline({ values, label }: SparklineProps) {
  if (values.length < 2) return null;
  const max = Math.max(1, ...values);
  const points = values.map((value, index) => {
    const x = EDGE + (index / (values.length - 1)) * (WIDTH - 2 * EDGE);
    const y = HEIGHT - EDGE - (value / max) * (HEIGHT - 2 * EDGE);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const [x, y] = (points.at(-1) ?? '').split(',');
  return (
    <svg
      className={styles.sparkline}
      role="img"
      aria-label={label}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <polyline points={points.join(' ')} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  );
}
