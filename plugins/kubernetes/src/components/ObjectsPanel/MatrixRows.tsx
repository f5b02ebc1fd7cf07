import { useId } from 'react';
import { visible } from '../../format/visible';
import { MatrixColumn } from '../../service';
import { FoldButton } from '../ui';
import {
  MatrixCellProps,
  Chip,
  ClusterName,
  FullCell,
  isChosenCell,
} from './MatrixCells';
import { ObjectDetails } from './ObjectDetails';
import { useTarget } from './useTarget';
import styles from './WorkloadMatrix.module.css';

/** How the clusters of a workload are laid out. */
export type MatrixLayout =
  /** A column for each. */
  | 'columns'
  /** A line for each, below the workload. */
  | 'lines'
  /** A chip for each, beside the workload or below it. */
  | 'chips'
  | 'chipsBelow';

/** @internal */
export interface MatrixRowsProps extends MatrixCellProps {
  readonly layout: MatrixLayout;
  readonly columns: readonly MatrixColumn[];
  readonly hasNamespaces: boolean;
  readonly isTarget: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One workload: its rows of the table, with its details below when it is open. */
export function MatrixRows(props: MatrixRowsProps) {
  const { row, layout, isOpen, isTarget } = props;
  const detailsId = useId();
  const head = useTarget<HTMLTableRowElement>(isTarget);
  const isBeside = layout === 'columns' || layout === 'chips';
  const width = layout === 'columns' ? props.columns.length + 1 : 2;
  return (
    <tbody className={styles.workload}>
      <tr
        ref={head}
        className={styles.row}
        tabIndex={isTarget ? -1 : undefined}
        data-target={isTarget}
      >
        <th
          scope={isBeside ? 'row' : 'rowgroup'}
          colSpan={isBeside ? undefined : 2}
          className={styles.name}
        >
          <FoldButton
            isOpen={isOpen}
            controls={detailsId}
            onToggle={props.onToggle}
          >
            <span>
              {visible(row.name)}{' '}
              <span className={styles.kind}>
                {visible(
                  props.hasNamespaces && row.namespace
                    ? `${row.kind}, ${row.namespace}`
                    : row.kind,
                )}
              </span>
            </span>
          </FoldButton>
        </th>
        {layout === 'columns' &&
          row.cells.map(cell => (
            <td
              key={cell.cluster}
              className={styles.cell}
              data-chosen={isChosenCell(props, cell)}
            >
              <FullCell {...props} cell={cell} />
            </td>
          ))}
        {layout === 'chips' && <Chips {...props} />}
      </tr>
      {layout === 'chipsBelow' && (
        <tr>
          <Chips {...props} />
        </tr>
      )}
      {layout === 'lines' &&
        row.cells
          .filter(({ type }) => type !== 'absent')
          .map(cell => (
            <tr key={cell.cluster} className={styles.line}>
              <th scope="row">
                <ClusterName {...props} cluster={cell.cluster} />
              </th>
              <td
                className={styles.cell}
                data-chosen={isChosenCell(props, cell)}
              >
                <FullCell {...props} cell={cell} />
              </td>
            </tr>
          ))}
      {isOpen && (
        <tr className={styles.line}>
          <td colSpan={width} className={styles.detailCell}>
            <ObjectDetails
              {...props}
              id={detailsId}
              objects={row.cells.flatMap(cell =>
                cell.type === 'present' ? cell.object : [],
              )}
            />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Chips(props: MatrixRowsProps) {
  return (
    <td colSpan={props.layout === 'chips' ? undefined : 2}>
      <ul className={styles.chips}>
        {props.row.cells
          .filter(({ type }) => type !== 'absent')
          .map(cell => (
            <li key={cell.cluster}>
              <Chip {...props} cell={cell} />
            </li>
          ))}
      </ul>
    </td>
  );
}
