import { useMemo } from 'react';
import { GroupView, needsAttention } from '../../service';
import { useText } from '../../i18n/useText';
import { markClock, tileMark } from './marks';
import styles from './TileLegend.module.css';

/** What can stand on a tile besides its state. */
const SIGNS = ['restarted', 'young', 'problems'] as const;

type Sign = (typeof SIGNS)[number];

/** @internal */
export interface TileLegendProps {
  readonly groups: readonly GroupView[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the marks mean that are on at least one tile. */
export function TileLegend({ groups, now }: TileLegendProps) {
  const t = useText();
  const clock = markClock(now);
  const seen = useMemo(() => findSigns(groups, clock), [groups, clock]);
  if (seen.size === 0) return null;
  return (
    <ul className={styles.legend} aria-label={t('legend.label')}>
      {SIGNS.filter(sign => seen.has(sign)).map(sign => (
        <li key={sign} className={styles.item}>
          <span className={styles.sign} data-sign={sign} aria-hidden="true">
            {sign === 'problems' && '2'}
          </span>
          {t(`legend.${sign}`)}
        </li>
      ))}
    </ul>
  );
}

function findSigns(
  groups: readonly GroupView[],
  clock: number,
): ReadonlySet<Sign> {
  const seen = new Set<Sign>();
  for (const { row, findings } of groups.flatMap(({ pods }) => pods)) {
    const mark = tileMark(row, clock);
    if (mark) seen.add(mark);
    if (findings.filter(needsAttention).length > 1) seen.add('problems');
    if (seen.size === SIGNS.length) break;
  }
  return seen;
}
