import { useDimensionText } from '../../format';
import { useSlots } from '../../slots';
import { useText } from '../../i18n/useText';
import { POD_COLUMNS } from '../../viewState';
import { Table } from '../ui';
import { ColumnHead } from './ColumnHead';
import styles from './PodTable.module.css';
import { PodTableProps } from './PodTableProps';
import { TableGroup } from './TableGroup';
import { useRowOrder } from './useRowOrder';

/** The groups and pods of the grid as a table. */
export function PodTable(props: PodTableProps) {
  const { onSort } = props;
  const t = useText();
  const words = useDimensionText();
  const { podColumns } = useSlots();
  const order = useRowOrder(props.sort);
  return (
    <div className={styles.scroller}>
      <Table
        isDense
        caption={t('table.caption', {
          dimension: props.dimensions.map(words.dimensionName).join(', '),
        })}
      >
        <thead>
          <tr>
            {POD_COLUMNS.map(column => (
              <ColumnHead
                key={column}
                id={column}
                title={t(`table.column.${column}`)}
                order={order}
                onSort={onSort}
              />
            ))}
            {podColumns.map(({ id, title, sortValue }) =>
              sortValue ? (
                <ColumnHead
                  key={id}
                  id={id}
                  title={title}
                  order={order}
                  onSort={onSort}
                />
              ) : (
                <th key={id} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        {props.groups
          .filter(group => group.pods.length > 0)
          .map(group => (
            <TableGroup
              key={group.id}
              {...props}
              order={order}
              group={group}
              level={4}
            />
          ))}
      </Table>
    </div>
  );
}
