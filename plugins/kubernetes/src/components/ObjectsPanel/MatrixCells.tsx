import { joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { useFindingTitle } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import {
  isInScope,
  MatrixCell,
  MatrixRow,
  ObjectView,
  WorkloadCell,
} from '../../service';
import { ResourceColumnSlot } from '../../slots';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import { CellUsage } from './CellUsage';
import { noteWords, summarizeCell, versionWords } from './cellWords';
import { skewSentence } from './skewWords';
import { PanelProps } from './PanelProps';
import styles from './WorkloadMatrix.module.css';
import { NextRun } from './JobCells';

/** @internal */
export interface MatrixCellProps extends PanelProps {
  readonly row: MatrixRow;
  readonly clusterTitle: (cluster: string) => string;
}

/** Whether the pods in view are those of that cell. */
export function isChosenCell(
  { scope, row }: MatrixCellProps,
  { cluster }: MatrixCell,
): boolean {
  return isInScope(scope, { ...row, cluster });
}

/** A workload in one cluster, with all that is known at a glance. */
export function FullCell(
  props: MatrixCellProps & { readonly cell: MatrixCell },
) {
  const { cell } = props;
  const t = useText();
  const findingTitle = useFindingTitle();
  if (cell.type !== 'present') return <EmptyCell {...props} cell={cell} />;
  const { object } = cell;
  const version = versionWords(cell, t);
  const skew = skewSentence(cell, props, t);
  return (
    <>
      <Summary {...props} cell={cell} />
      {version !== undefined && (
        <p
          className={styles.version}
          data-differs={cell.differs || cell.behind !== undefined}
          title={skew && visible(skew)}
        >
          {visible(version)}
        </p>
      )}
      {noteWords(cell, findingTitle, props.ages, t).map(note => (
        <p key={note} className={styles.note}>
          {visible(note)}
        </p>
      ))}
      {object.row.cronJob && !object.row.cronJob.isSuspended && (
        <p className={styles.note}>
          <NextRun object={object} ages={props.ages} now={props.now} />
        </p>
      )}
      <ColumnLine object={object} />
      <CellUsage object={object} />
    </>
  );
}

/** More are in the details. */
const COLUMNS_SHOWN = 3;

/** The first columns of a custom resource, and what plugins add. */
function ColumnLine({ object }: { readonly object: ObjectView }) {
  const { columns = [] } = object.row.customResource ?? {};
  const shown = columns
    .filter(({ format, value }) => format !== 'date' && value !== '')
    .slice(0, COLUMNS_SHOWN);
  return (
    <>
      {shown.length > 0 && (
        <p className={styles.note}>
          {visible(
            joinFacts(shown.map(({ title, value }) => `${title} ${value}`)),
          )}
        </p>
      )}
      <ResourceColumnSlot cluster={object.cluster} row={object.row} />
    </>
  );
}

/** A workload in one of many clusters: name of the cluster and state; the rest as a title. */
export function Chip(props: MatrixCellProps & { readonly cell: MatrixCell }) {
  const { cell } = props;
  const t = useText();
  const findingTitle = useFindingTitle();
  const isChosen = isChosenCell(props, cell);
  if (cell.type !== 'present') {
    return (
      <span className={styles.chip} data-chosen={isChosen}>
        <ClusterName {...props} cluster={cell.cluster} />
        <EmptyCell {...props} cell={cell} />
      </span>
    );
  }
  const version = versionWords(cell, t);
  return (
    <span
      className={styles.chip}
      data-chosen={isChosen}
      title={visible(
        [
          skewSentence(cell, props, t) ?? version,
          ...noteWords(cell, findingTitle, props.ages, t),
        ]
          .filter(Boolean)
          .join('\n'),
      )}
    >
      <ClusterName {...props} cluster={cell.cluster} />
      <Summary {...props} cell={cell} />
      {(cell.differs || cell.behind) && version !== undefined && (
        <span className={styles.version} data-differs="true">
          {visible(version)}
        </span>
      )}
    </span>
  );
}

function Summary(props: MatrixCellProps & { readonly cell: WorkloadCell }) {
  const { cell, row, onFilter } = props;
  const t = useText();
  const summary = summarizeCell(cell, t);
  const content = (
    <>
      <StateSign state={cell.state} />
      <span>{summary || t('objects.nothing')}</span>
    </>
  );
  if (!onFilter || !cell.hasOwnPods) {
    return <span className={styles.summary}>{content}</span>;
  }
  const { kind, name, namespace } = row;
  const scope = {
    cluster: cell.cluster,
    ...(namespace && { namespace }),
    workload: { kind, name },
  };
  return (
    <button
      type="button"
      className={styles.summary}
      aria-pressed={props.isFiltered(scope)}
      aria-label={t('workloads.cell', {
        summary,
        name,
        cluster: props.clusterTitle(cell.cluster),
      })}
      onClick={() => onFilter(scope)}
    >
      {content}
    </button>
  );
}

function EmptyCell(
  props: MatrixCellProps & {
    readonly cell: Exclude<MatrixCell, { readonly type: 'present' }>;
  },
) {
  const { type, cluster } = props.cell;
  const t = useText();
  if (type === 'absent') {
    return (
      <>
        <span className={styles.quiet} aria-hidden="true">
          —
        </span>
        <Hidden>
          {t('workloads.absent', { cluster: props.clusterTitle(cluster) })}
        </Hidden>
      </>
    );
  }
  return (
    <span className={styles.empty}>
      <StateSign state="unknown" />
      {t(`workloads.${type}`)}
    </span>
  );
}

/** The name of a cluster; a button that shows only this one where there is something to filter. */
export function ClusterName(
  props: PanelProps & {
    readonly cluster: string;
    readonly clusterTitle: (cluster: string) => string;
  },
) {
  const { cluster, onFilter } = props;
  const t = useText();
  const title = props.clusterTitle(cluster);
  if (!onFilter) return <>{visible(title)}</>;
  return (
    <button
      type="button"
      className={styles.cluster}
      aria-pressed={props.isFiltered({ cluster })}
      title={t('workloads.onlyCluster')}
      onClick={() => onFilter({ cluster })}
    >
      {visible(title)}
    </button>
  );
}
