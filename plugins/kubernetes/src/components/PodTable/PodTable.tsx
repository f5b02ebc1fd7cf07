import { Dimension } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords, useDimensionText } from '../../format';
import { GroupView, PodView } from '../../service';
import { useSlots } from '../../slots';
import { useText } from '../../useText';
import { POD_COLUMNS, PodColumn, PodSort } from '../../viewState';
import styles from './PodTable.module.css';
import { TableGroup } from './TableGroup';

/** @internal */
export interface PodTableProps {
  readonly groups: readonly GroupView[];
  /** What the pods are grouped by. */
  readonly dimensions: readonly Dimension[];
  readonly sort: PodSort;
  readonly isOpen: (group: GroupView) => boolean;
  readonly ages: AgeWords;
  readonly onSort: (sort: PodSort) => void;
  readonly onToggle: (group: GroupView) => void;
  readonly onLogs: (group: GroupView) => void;
  readonly onOpen: (pod: PodView) => void;
}

/** What the grid shows, as a table: the same groups, the same pods, all in words. */
export function PodTable(props: PodTableProps) {
  const { sort, onSort } = props;
  const t = useText();
  const words = useDimensionText();
  const { podColumns } = useSlots();
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className={styles.caption}>
          {t('table.caption', {
            dimension: props.dimensions.map(words.nameOf).join(', '),
          })}
        </caption>
        <thead>
          <tr>
            {POD_COLUMNS.map(column => (
              <th key={column} scope="col" aria-sort={orderOf(column, sort)}>
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() =>
                    onSort({
                      column,
                      isDescending:
                        sort.column === column && !sort.isDescending,
                    })
                  }
                >
                  {t(`table.column.${column}`)}
                  <span className={styles.arrow} aria-hidden="true" />
                </button>
              </th>
            ))}
            {podColumns.map(({ id, title }) => (
              <th key={id} scope="col" className={styles.added}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {props.groups
          .filter(group => group.pods.length > 0)
          .map(group => (
            <TableGroup key={group.id} {...props} group={group} level={4} />
          ))}
      </table>
    </div>
  );
}

function orderOf(
  column: PodColumn,
  sort: PodSort,
): 'ascending' | 'descending' | undefined {
  if (sort.column !== column) return undefined;
  return sort.isDescending ? 'descending' : 'ascending';
}
