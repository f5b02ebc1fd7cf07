import { PodSort } from '../../viewState';
import styles from './PodTable.module.css';
import { RowOrder } from './sortPods';

/** @internal */
export interface ColumnHeadProps {
  readonly id: string;
  readonly title: string;
  readonly order: RowOrder;
  readonly onSort: (sort: PodSort) => void;
}

/** The head of a column that rows can be sorted by: upwards first, downwards when it is chosen again. */
export function ColumnHead(props: ColumnHeadProps) {
  const { id, order } = props;
  const isChosen = order.column === id;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isChosen ? direction : undefined}>
      <button
        type="button"
        className={styles.sort}
        onClick={() =>
          props.onSort({
            column: id,
            isDescending: isChosen && !order.isDescending,
          })
        }
      >
        {props.title}
        <span className={styles.arrow} aria-hidden="true" />
      </button>
    </th>
  );
}
