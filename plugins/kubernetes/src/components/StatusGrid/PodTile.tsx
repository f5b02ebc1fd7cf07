import { DisplayState } from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import signStyles from '../StateSign/StateSign.module.css';
import styles from './StatusGrid.module.css';

/** Above this the number no longer fits the badge, nor says more. */
const MOST_PROBLEMS_SHOWN = 9;

/** @internal */
export interface PodTileProps {
  readonly podKey: string;
  readonly state: DisplayState;
  readonly label: string;
  readonly problems: number;
  readonly isTabStop: boolean;
}

function PlainPodTile(props: PodTileProps) {
  const { problems } = props;
  return (
    <button
      type="button"
      className={`${signStyles.sign} ${styles.tile}`}
      data-pod={props.podKey}
      data-state={props.state}
      aria-label={props.label}
      tabIndex={props.isTabStop ? 0 : -1}
    >
      {problems > 0 && (
        <span className={styles.badge} aria-hidden="true">
          {problems > MOST_PROBLEMS_SHOWN
            ? `${MOST_PROBLEMS_SHOWN}+`
            : problems}
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
