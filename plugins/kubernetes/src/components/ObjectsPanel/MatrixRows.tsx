import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { MatrixColumn } from '../../service';
import {
  MatrixCellProps,
  Chip,
  ClusterName,
  FullCell,
  isChosenCell,
} from './MatrixCells';
import { ObjectButton } from './ObjectButton';
import { skewWords } from './skewWords';
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
}

/** One workload: its rows of the table, whose head leads to its details. */
export function MatrixRows(props: MatrixRowsProps) {
  const { row, layout, isTarget } = props;
  const t = useText();
  const skew = skewWords(row, props.clusterTitle, t);
  const isBeside = layout === 'columns' || layout === 'chips';
  return (
    <tbody className={styles.workload}>
      <tr className={styles.row} data-target={isTarget}>
        <th
          scope={isBeside ? 'row' : 'rowgroup'}
          colSpan={isBeside ? undefined : 2}
          className={styles.name}
          data-level={row.level}
        >
          <ObjectButton row={row.row} onOpen={props.onOpen}>
            {visible(row.name)}{' '}
            <span className={styles.kind}>
              {visible(
                props.hasNamespaces && row.namespace
                  ? `${row.kind}, ${row.namespace}`
                  : row.kind,
              )}
            </span>
          </ObjectButton>
          {skew !== undefined && (
            <span className={styles.skew}>{visible(skew)}</span>
          )}
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
