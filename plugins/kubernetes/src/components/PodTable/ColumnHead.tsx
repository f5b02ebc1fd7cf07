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

/** Of these, readers look for the largest. */
const DESCENDING_FIRST: ReadonlySet<string> = new Set([
  'restarts',
  'cpu',
  'memory',
]);

/** The head of a column that rows can be sorted by, and the other way around when it is chosen again. */
export function ColumnHead(props: ColumnHeadProps) {
  const { id, order } = props;
  const isChosen = order.column === id;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isChosen ? direction : undefined}>
      <button
        type="button"
        className={styles.sort}
        title={props.title}
        onClick={() =>
          props.onSort({
            column: id,
            isDescending: isChosen
              ? !order.isDescending
              : DESCENDING_FIRST.has(id),
          })
        }
      >
        {props.title}
        <span className={styles.arrow} aria-hidden="true" />
      </button>
    </th>
  );
}
