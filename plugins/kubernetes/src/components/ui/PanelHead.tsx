import { ReactNode } from 'react';
import { FoldButton } from './FoldButton';
import styles from './PanelHead.module.css';

/** @internal */
export interface PanelHeadProps {
  readonly headingId: string;
  readonly heading: string;
  readonly isOpen: boolean;
  /** Id of the body, while it is rendered. */
  readonly bodyId: string;
  readonly onToggle: () => void;
  /** Beside the heading: what the panel is about in a line. */
  readonly children?: ReactNode;
  /** At the far end; absent where there are none. */
  readonly tools?: ReactNode;
}

/** The line of a panel that opens and closes it, and says what is in it. */
export function PanelHead(props: PanelHeadProps) {
  return (
    <div className={styles.top}>
      <h3 className={styles.heading}>
        <FoldButton
          id={props.headingId}
          isOpen={props.isOpen}
          controls={props.bodyId}
          onToggle={props.onToggle}
        >
          {props.heading}
        </FoldButton>
      </h3>
      {props.children}
      {props.tools && <div className={styles.tools}>{props.tools}</div>}
    </div>
  );
}
