import { GroupView, hasProblem, isJustReady } from '../../service';
import { useText } from '../../i18n/useText';
import { groupPodsId, useExpandedList, useMarkedPods } from '../../viewState';
import { GroupFrame, GroupHead } from '../StatusGrid';
import { MoreButton } from '../ui';
import { PodTableRow } from './PodTableRow';
import styles from './PodTable.module.css';
import { PodTableProps } from './PodTableProps';
import { RowOrder, sortPods } from './sortPods';
import { TableColumn } from './useTableColumns';

/** Rows of tables are all laid out, seen or not; that many take no noticeable time. */
const ROWS_AT_FIRST = 200;

/** @internal */
export interface TableGroupProps
  extends Omit<
    PodTableProps,
    'groups' | 'dimensions' | 'sort' | 'hidden' | 'onSort' | 'onHide'
  > {
  readonly group: GroupView;
  readonly order: RowOrder;
  readonly columns: readonly TableColumn[];
  /** 4 for a group, 5 for one inside of another. */
  readonly level: 4 | 5;
}

/** One group: a row for its head, and a row for each of its pods. */
export function TableGroup(props: TableGroupProps) {
  const { group } = props;
  const isOpen = props.isOpen(group);
  return (
    <>
      <tbody>
        <tr>
          <th
            scope="rowgroup"
            colSpan={props.columns.length}
            className={styles.group}
            data-level={props.level}
          >
            <GroupFrame level={props.level}>
              <GroupHead {...props} isOpen={isOpen} />
            </GroupFrame>
          </th>
        </tr>
        {isOpen && group.groups.length === 0 && <GroupRows {...props} />}
      </tbody>
      {isOpen &&
        group.groups.map(inner => (
          <TableGroup key={inner.id} {...props} group={inner} level={5} />
        ))}
    </>
  );
}

function GroupRows(props: TableGroupProps) {
  const { group, order } = props;
  const [showsAll, setShowsAll] = useExpandedList(groupPodsId(group.id));
  const t = useText();
  const marks = useMarkedPods();
  const others = props.countsReady
    ? group.pods.filter(pod => !isJustReady(pod) || marks?.keys.has(pod.key))
    : group.pods;
  const pods = sortPods(showsAll ? group.pods : others, order);
  const shown = showsAll ? pods : pods.slice(0, ROWS_AT_FIRST);
  return (
    <>
      {shown.map(pod => (
        <PodTableRow
          key={pod.key}
          pod={pod}
          columns={props.columns}
          age={props.ages.age(pod.row.createdAt)}
          isMarked={marks?.keys.has(pod.key) ?? false}
          onMark={marks?.toggle}
          onOpen={props.onOpen}
        />
      ))}
      {shown.length < group.pods.length && (
        <tr>
          <td colSpan={props.columns.length}>
            <MoreButton
              isWhole={false}
              more={t('table.more', { total: String(group.pods.length) })}
              hidesProblems={pods.slice(shown.length).some(hasProblem)}
              onToggle={setShowsAll}
            />
          </td>
        </tr>
      )}
    </>
  );
}
