import { memo } from 'react';
import { hasSameItems, needsAttention, PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { TileSize } from '../../viewState';
import { tileMark } from './marks';
import { PodTile } from './PodTile';
import styles from './StatusGrid.module.css';
import { rowsHeightPx } from './tileSize';
import { TileLabel } from './useTileLabel';

/** @internal */
export interface TileChunkProps {
  readonly pods: readonly PodView[];
  readonly size: TileSize;
  /** How many rows of tiles the chunk fills, for its height while it is not drawn. */
  readonly rows: number;
  readonly tileLabel: TileLabel;
  /** From `markClock`. */
  readonly clock: number;
  /** The pod of this chunk that the Tab key reaches, if it is here. */
  readonly tabStop: string | undefined;
  /** Keys of the pods that the user has marked, here or elsewhere. */
  readonly marked: ReadonlySet<string>;
}

function PlainTileChunk(props: TileChunkProps) {
  const t = useText();
  const { marked, tileLabel } = props;
  return (
    <div
      className={styles.chunk}
      style={{
        containIntrinsicBlockSize: `auto ${rowsHeightPx(
          props.size,
          props.rows,
        )}px`,
      }}
    >
      {props.pods.map(pod => (
        <PodTile
          key={pod.key}
          podKey={pod.key}
          state={pod.row.state}
          size={props.size}
          name={pod.row.name}
          status={pod.row.status}
          isStale={pod.isStale}
          label={
            marked.has(pod.key)
              ? `${tileLabel(pod)}, ${t('marked.sign')}`
              : tileLabel(pod)
          }
          problems={pod.findings.filter(needsAttention).length}
          mark={tileMark(pod.row, props.clock)}
          isMarked={marked.has(pod.key)}
          isTabStop={pod.key === props.tabStop}
        />
      ))}
    </div>
  );
}

/** A hundred tiles or so, which the browser leaves undrawn while they are off the screen. */
export const TileChunk = memo(
  PlainTileChunk,
  (a, b) =>
    a.rows === b.rows &&
    a.size === b.size &&
    a.tileLabel === b.tileLabel &&
    a.clock === b.clock &&
    a.tabStop === b.tabStop &&
    hasSameItems(a.pods, b.pods) &&
    (a.marked === b.marked ||
      a.pods.every(({ key }) => a.marked.has(key) === b.marked.has(key))),
);
