import { useRef } from 'react';
import { useText } from '../../i18n/useText';
import {
  isMeant,
  MatrixRow,
  WorkloadMatrix as WorkloadMatrixView,
} from '../../service';
import { useExpandedList } from '../../viewState';
import { Button, Table, useWidth } from '../ui';
import { ClusterName } from './MatrixCells';
import { MatrixLayout, MatrixRows } from './MatrixRows';
import { PanelProps } from './PanelProps';
import styles from './WorkloadMatrix.module.css';

/** A short list is shown whole, healthy or not. */
const FEW_ROWS = 5;
/** Rows are all laid out, seen or not. */
const ROWS_AT_FIRST = 50;
/** More clusters are not compared column by column. */
const MOST_COLUMNS = 6;

const NAME_PX = 200;
const COLUMN_PX = 150;
/** Enough for the name of a workload beside two chips. */
const CHIPS_BESIDE_PX = 620;

/** @internal */
export interface WorkloadMatrixProps extends PanelProps {
  readonly matrix: WorkloadMatrixView;
  readonly clusterTitle: (cluster: string) => string;
  /** Clears the filter; absent where there is none of the reader's. */
  readonly onShowAll?: () => void;
}

/** Workloads and the clusters that they run in. */
export function WorkloadMatrix(props: WorkloadMatrixProps) {
  const { matrix, target } = props;
  const { rows, columns } = matrix;
  const t = useText();
  const element = useRef<HTMLDivElement>(null);
  const layout = chooseLayout(columns.length, useWidth(element));
  const [showsAll, setShowsAll] = useExpandedList('workloads');
  const first = rows.find(({ row }) => isMeant(row, target));
  const shown = showsAll
    ? rows
    : rows.filter(
        (row, index) => isShownAtFirst(row, index, rows) || row === first,
      );
  if (rows.length === 0) return <HiddenRows {...props} />;
  return (
    <div ref={element} className={styles.matrix}>
      <Table isDense isFixed caption={t('workloads.caption')}>
        {layout === 'columns' && (
          <colgroup>
            <col className={styles.nameColumn} />
            {columns.map(({ cluster }) => (
              <col key={cluster} />
            ))}
          </colgroup>
        )}
        {layout !== 'columns' && (
          <colgroup>
            <col className={styles.narrowColumn} />
            <col />
          </colgroup>
        )}
        <thead>
          <tr>
            <th scope="col">{t('workloads.workload')}</th>
            {layout === 'columns' ? (
              columns.map(({ cluster }) => (
                <th key={cluster} scope="col" className={styles.columnHead}>
                  <ClusterName {...props} cluster={cluster} />
                </th>
              ))
            ) : (
              <th scope="col">{t('workloads.clusters')}</th>
            )}
          </tr>
        </thead>
        {shown.map(row => (
          <MatrixRows
            key={row.key}
            {...props}
            layout={layout}
            columns={columns}
            hasNamespaces={matrix.hasNamespaces}
            row={row}
            isTarget={row === first}
          />
        ))}
      </Table>
      {(shown.length < rows.length || showsAll) && rows.length > FEW_ROWS && (
        <Button kind="text" onClick={() => setShowsAll(!showsAll)}>
          {foldText(matrix, showsAll, t)}
        </Button>
      )}
      <HiddenRows {...props} />
    </div>
  );
}

/** What the filter leaves out, and the way back. */
function HiddenRows({ matrix: { hidden }, onShowAll }: WorkloadMatrixProps) {
  const t = useText();
  if (hidden === 0) return null;
  return (
    <div className={styles.hidden}>
      {t('workloads.hidden', { count: hidden })}
      {onShowAll && (
        <Button kind="text" onClick={onShowAll}>
          {t('workloads.showHidden')}
        </Button>
      )}
    </div>
  );
}

function isShownAtFirst(
  row: MatrixRow,
  index: number,
  rows: readonly MatrixRow[],
): boolean {
  if (rows.length <= FEW_ROWS) return true;
  return !row.isHealthy && index < ROWS_AT_FIRST;
}

function foldText(
  { rows, isPartial, isOld }: WorkloadMatrixView,
  showsAll: boolean,
  t: ReturnType<typeof useText>,
): string {
  const healthy = rows.filter(({ isHealthy }) => isHealthy).length;
  const isLong = rows.length - healthy > ROWS_AT_FIRST;
  if (isLong || healthy === 0) {
    return showsAll
      ? t('workloads.showFewer')
      : t('workloads.showAll', { total: String(rows.length) });
  }
  if (showsAll) return t('workloads.hideHealthy', { count: healthy });
  if (isOld) return t('workloads.showOld', { count: healthy });
  return isPartial
    ? t('workloads.showReadable', { count: healthy })
    : t('workloads.showHealthy', { count: healthy });
}

/** @param widthPx - undefined where nothing can be measured */
function chooseLayout(clusters: number, widthPx = Infinity): MatrixLayout {
  if (clusters > MOST_COLUMNS) {
    return widthPx >= CHIPS_BESIDE_PX ? 'chips' : 'chipsBelow';
  }
  return widthPx >= NAME_PX + clusters * COLUMN_PX ? 'columns' : 'lines';
}
