import { DisplayState } from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import { visible } from '../../format/visible';
import { TileSize } from '../../viewState';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import signStyles from '../StateSign/StateSign.module.css';
import { TileMark } from './marks';
import styles from './StatusGrid.module.css';

/** Above this the number no longer fits the badge, nor says more. */
const MAX_PROBLEMS_SHOWN = 9;

/** @internal */
export interface PodTileProps {
  readonly podKey: string;
  readonly state: DisplayState;
  readonly size: TileSize;
  /** Written on the largest size only, as is the status. */
  readonly name: string;
  readonly status: string;
  /** What was seen last, of a cluster that cannot be read now. */
  readonly isStale: boolean;
  readonly label: string;
  readonly problems: number;
  readonly mark: TileMark;
  /** Marked by the user. */
  readonly isMarked: boolean;
  readonly isTabStop: boolean;
}

function PlainPodTile(props: PodTileProps) {
  const { problems, size } = props;
  const isCard = size === 'l';
  return (
    <button
      type="button"
      className={isCard ? styles.tileCard : `${signStyles.sign} ${styles.tile}`}
      data-pod={props.podKey}
      data-problem={problems > 0}
      data-mark={props.mark}
      data-state={props.state}
      data-stale={props.isStale}
      aria-label={isCard ? undefined : props.label}
      tabIndex={props.isTabStop ? 0 : -1}
    >
      {isCard && (
        <>
          <StateSign state={props.state} sizePx={20} />
          <span className={styles.tileName}>
            <bdi>{visible(props.name)}</bdi>
          </span>{' '}
          <span className={styles.tileStatus}>{visible(props.status)}</span>
          {/* What is written is part of the name, for those who speak to the page. */}
          <Hidden>{props.label.slice(props.name.length)}</Hidden>
        </>
      )}
      {props.mark && size !== 's' && (
        <span className={styles.mark} aria-hidden="true" />
      )}
      {props.isMarked && <span className={styles.ring} aria-hidden="true" />}
      {problems > 1 && size !== 's' && (
        <span className={styles.badge} aria-hidden="true">
          {problems > MAX_PROBLEMS_SHOWN ? `${MAX_PROBLEMS_SHOWN}+` : problems}
        </span>
      )}
    </button>
  );
}

/**
 * One pod. A native button without a handler of its own: the grid listens once
 * for all of its tiles. Only primitives come in, so that an unchanged pod is not
 * drawn again.
 */
export const PodTile = memo(PlainPodTile);
