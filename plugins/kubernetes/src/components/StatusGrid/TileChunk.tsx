import { memo } from 'react';
import { hasSameItems, needsAttention, PodView } from '../../service';
import { PodTile } from './PodTile';
import styles from './StatusGrid.module.css';
import { TileLabel } from './useTileLabel';

/** @internal */
export interface TileChunkProps {
  readonly pods: readonly PodView[];
  /** How many rows of tiles the chunk fills, for its height while it is not drawn. */
  readonly rows: number;
  readonly labelOf: TileLabel;
  /** The pod of this chunk that the Tab key reaches, if it is here. */
  readonly tabStop: string | undefined;
}

function PlainTileChunk(props: TileChunkProps) {
  return (
    <div
      className={styles.chunk}
      style={{ containIntrinsicBlockSize: `auto ${props.rows * 28 + 8}px` }}
    >
      {props.pods.map(pod => (
        <PodTile
          key={pod.key}
          podKey={pod.key}
          state={pod.row.state}
          label={props.labelOf(pod)}
          problems={pod.findings.filter(needsAttention).length}
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
    a.labelOf === b.labelOf &&
    a.tabStop === b.tabStop &&
    hasSameItems(a.pods, b.pods),
);
