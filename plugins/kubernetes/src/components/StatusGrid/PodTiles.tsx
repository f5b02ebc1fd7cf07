import { useMemo, useRef, useState } from 'react';
import { isJustReady, PodView } from '../../service';
import { useText } from '../../i18n/useText';
import {
  groupPodsId,
  TileSize,
  useExpandedList,
  useMarkedPods,
} from '../../viewState';
import { markClock } from './marks';
import styles from './StatusGrid.module.css';
import { TileChunk } from './TileChunk';
import { TILE_PITCH_PX } from './tileSize';
import { useColumns } from './useColumns';
import { useTileLabel } from './useTileLabel';

/** Small enough to be skipped while off the screen, large enough to keep the number of chunks low. */
const TILES_PER_CHUNK = 100;

const NONE: ReadonlySet<string> = new Set();

/** @internal */
export interface PodTilesProps {
  readonly groupId: string;
  readonly pods: readonly PodView[];
  /** What the tiles are of, for screen readers. */
  readonly label: string;
  readonly size: TileSize;
  /** The pods are old: drawn hatched. */
  readonly isStale: boolean;
  /** Milliseconds since 1970, by the clock that wrote the pods' times. */
  readonly now: number;
  /** Those that are just ready become one button with their number. */
  readonly countsReady?: boolean;
}

/**
 * The tiles of one group. The Tab key stops once, at the tile that had the focus
 * last. Clicks, hovers and arrow keys are for the grid around it.
 */
export function PodTiles(props: PodTilesProps) {
  const { size } = props;
  const t = useText();
  const marked = useMarkedPods()?.keys ?? NONE;
  const [showsAll, setShowsAll] = useExpandedList(groupPodsId(props.groupId));
  const { pods, ready } = useMemo(() => {
    const others = props.countsReady
      ? props.pods.filter(pod => !isJustReady(pod) || marked.has(pod.key))
      : props.pods;
    return {
      pods: showsAll ? props.pods : others,
      ready: props.pods.length - others.length,
    };
  }, [props.pods, props.countsReady, showsAll, marked]);
  const clock = markClock(props.now);
  const element = useRef<HTMLDivElement>(null);
  const columns = useColumns(element, TILE_PITCH_PX[size].width);
  const tileLabel = useTileLabel();
  const [focused, setFocused] = useState<string>();
  const tabStop = pods.some(pod => pod.key === focused)
    ? focused
    : pods[0]?.key;

  const rowsPerChunk = Math.max(1, Math.round(TILES_PER_CHUNK / columns));
  const chunks = useMemo(
    () => splitInto(pods, rowsPerChunk * columns),
    [pods, rowsPerChunk, columns],
  );
  return (
    <div
      ref={element}
      role="group"
      aria-label={props.label}
      className={styles.tiles}
      data-stale={props.isStale}
      data-size={size}
      data-columns={columns}
      onFocus={event => setFocused(event.target.dataset.pod)}
    >
      {chunks.map(chunk => (
        <TileChunk
          key={chunk[0].key}
          pods={chunk}
          size={size}
          rows={Math.ceil(chunk.length / columns)}
          tileLabel={tileLabel}
          clock={clock}
          marked={marked}
          tabStop={chunk.some(pod => pod.key === tabStop) ? tabStop : undefined}
        />
      ))}
      {ready > 0 && (
        <button
          type="button"
          className={styles.rolledUp}
          onClick={() => setShowsAll(!showsAll)}
        >
          {t(showsAll ? 'grid.rollUp' : 'grid.rolledUp', { count: ready })}
        </button>
      )}
    </div>
  );
}

function splitInto<T>(
  items: readonly T[],
  size: number,
): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
