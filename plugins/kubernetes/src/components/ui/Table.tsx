import { ReactNode } from 'react';
import { visible } from '../../format/visible';
import { Hidden } from './Hidden';
import styles from './Table.module.css';

/** @internal */
export interface TableProps {
  /** Caption for screen readers. */
  readonly caption: string;
  /** For many rows. */
  readonly isDense?: boolean;
  /** The columns have the widths of the `colgroup`, whatever is in them. */
  readonly isFixed?: boolean;
  /** Head and body. */
  readonly children: ReactNode;
}

/** A table as wide as there is room; what surrounds it scrolls when that is not enough. */
export function Table(props: TableProps) {
  return (
    <table
      className={styles.table}
      data-dense={Boolean(props.isDense)}
      data-fixed={Boolean(props.isFixed)}
    >
      <caption>
        <Hidden>{visible(props.caption)}</Hidden>
      </caption>
      {props.children}
    </table>
  );
}
