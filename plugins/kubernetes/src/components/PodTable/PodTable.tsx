import { useMemo, useRef } from 'react';
import { useDimensionText } from '../../format';
import { useText } from '../../i18n/useText';
import { Table } from '../ui';
import { ColumnChooser } from './ColumnChooser';
import { ColumnHead } from './ColumnHead';
import styles from './PodTable.module.css';
import { PodTableProps } from './PodTableProps';
import { TableGroup } from './TableGroup';
import { useRowOrder } from './useRowOrder';
import { useTableColumns } from './useTableColumns';

/** The groups and pods of the grid as a table. */
export function PodTable(props: PodTableProps) {
  const { onSort } = props;
  const t = useText();
  const words = useDimensionText();
  const order = useRowOrder(props.sort);
  const room = useRef<HTMLDivElement>(null);
  const { columns, widths, withoutRoom, isNarrow } = useTableColumns(
    props.dimensions,
    props.hidden,
    useMemo(() => props.groups.flatMap(({ pods }) => pods), [props.groups]),
    room,
  );
  return (
    <div className={styles.frame} data-narrow={isNarrow}>
      {props.onHide && (
        <div className={styles.columns}>
          <ColumnChooser
            dimensions={props.dimensions}
            hidden={props.hidden}
            withoutRoom={withoutRoom}
            onHide={props.onHide}
          />
        </div>
      )}
      <div ref={room} className={styles.room} />
      <Table
        isDense
        isFixed
        caption={t('table.caption', {
          dimension: props.dimensions.map(words.dimensionName).join(', '),
        })}
      >
        <colgroup>
          {columns.map(({ id }, index) => (
            <col key={id} style={{ width: `${widths[index]}%` }} />
          ))}
        </colgroup>
        <thead className={styles.head}>
          <tr>
            {columns.map(({ id, title, added }) =>
              added && !added.sortValue ? (
                <th key={id} scope="col">
                  {title}
                </th>
              ) : (
                <ColumnHead
                  key={id}
                  id={id}
                  title={title}
                  order={order}
                  onSort={onSort}
                />
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
              columns={columns}
              order={order}
              group={group}
              level={4}
            />
          ))}
      </Table>
    </div>
  );
}
