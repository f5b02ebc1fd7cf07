import { useRef } from 'react';
import { useText } from '../../i18n/useText';
import {
  isMeant,
  itemsAtFirst,
  MatrixRow,
  WorkloadMatrix as WorkloadMatrixView,
} from '../../service';
import { useFold } from '../../viewState';
import { MoreButton, Table, useWidth } from '../ui';
import { ClusterName } from './MatrixCells';
import { MatrixLayout, MatrixRows } from './MatrixRows';
import { PanelProps } from './PanelProps';
import styles from './WorkloadMatrix.module.css';

/** Rows are all laid out, seen or not. */
const ROWS_AT_FIRST = 50;
/** More clusters are not compared column by column. */
const MAX_COLUMNS = 6;

const NAME_PX = 200;
const COLUMN_PX = 150;
/** Enough for the name of a workload beside two chips. */
const CHIPS_BESIDE_PX = 620;

/** @internal */
export interface WorkloadMatrixProps extends PanelProps {
  readonly matrix: WorkloadMatrixView;
  readonly clusterTitle: (cluster: string) => string;
  /** Healthy ones are among what the reader has filtered for. */
  readonly isNarrowed: boolean;
}

/** Workloads and the clusters that they run in. */
export function WorkloadMatrix(props: WorkloadMatrixProps) {
  const { matrix, target, isNarrowed } = props;
  const { rows, columns } = matrix;
  const t = useText();
  const element = useRef<HTMLDivElement>(null);
  const layout = chooseLayout(columns.length, useWidth(element));
  const first = rows.find(({ row }) => isMeant(row, target));
  const atFirst = itemsAtFirst(rows, {
    ...{ hasIssue, isAskedFor: isNarrowed, most: ROWS_AT_FIRST },
  });
  const [showsAll, setShowsAll] = useFold(
    'workloads',
    first && !atFirst.includes(first) ? first.key : undefined,
  );
  if (rows.length === 0) return null;
  const shown = showsAll ? rows : atFirst;
  return (
    <div ref={element} className={styles.matrix}>
      {shown.length > 0 && (
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
      )}
      {atFirst.length < rows.length && (
        <MoreButton
          isWhole={showsAll}
          more={foldText(matrix, isNarrowed, false, t)}
          fewer={foldText(matrix, isNarrowed, true, t)}
          onToggle={setShowsAll}
        />
      )}
    </div>
  );
}

function hasIssue({ isHealthy }: MatrixRow): boolean {
  return !isHealthy;
}

function foldText(
  { rows, isPartial, isOld }: WorkloadMatrixView,
  isNarrowed: boolean,
  showsAll: boolean,
  t: ReturnType<typeof useText>,
): string {
  const healthy = rows.filter(({ isHealthy }) => isHealthy).length;
  const isLong = rows.length - healthy > ROWS_AT_FIRST;
  if (isLong || isNarrowed || healthy === 0) {
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
  if (clusters > MAX_COLUMNS) {
    return widthPx >= CHIPS_BESIDE_PX ? 'chips' : 'chipsBelow';
  }
  return widthPx >= NAME_PX + clusters * COLUMN_PX ? 'columns' : 'lines';
}
