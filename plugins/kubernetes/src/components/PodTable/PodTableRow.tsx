import { appVersion } from '@podlight/backstage-plugin-kubernetes-common';
import { memo, ReactNode } from 'react';
import { visible } from '../../format/visible';
import { FACT_SEPARATOR, stateText, useCount } from '../../format';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { PodColumn } from '../../viewState';
import { StateSign } from '../StateSign';
import { countProblems, hostName, statusDetails } from './columnTexts';
import styles from './PodTable.module.css';
import { TableColumn } from './useTableColumns';

/** @internal */
export interface PodTableRowProps {
  readonly pod: PodView;
  readonly columns: readonly TableColumn[];
  readonly age: string | undefined;
  readonly isMarked: boolean;
  /** Absent where pods can't be marked. */
  readonly onMark?: (key: string) => void;
  readonly onOpen: (pod: PodView) => void;
}

type CellOf = (props: PodTableRowProps) => ReactNode;

const CELLS: Readonly<Record<Exclude<PodColumn, 'name'>, CellOf>> = {
  status: ({ pod }) => <Status pod={pod} />,
  ready: ({ pod: { row } }) => (
    <td className={styles.number}>
      {row.readyContainers}/{row.totalContainers}
    </td>
  ),
  restarts: ({ pod }) => <Count count={pod.row.restarts} />,
  age: ({ age }) => <td className={styles.number}>{age}</td>,
  version: ({ pod }) => <Words>{appVersion(pod.row)}</Words>,
  node: ({ pod }) => (
    <Words title={pod.row.node}>{hostName(pod.row.node)}</Words>
  ),
  cluster: ({ pod }) => <Words>{pod.cluster}</Words>,
  workload: ({ pod }) => <Words>{pod.row.workload?.name}</Words>,
};

function PlainPodTableRow(props: PodTableRowProps) {
  const { pod } = props;
  return (
    <tr data-stale={pod.isStale} data-problem={countProblems(pod) > 0}>
      {props.columns.map(({ id, builtIn, added }) => {
        if (added) {
          const { component: Cell } = added;
          return (
            <td key={id} className={styles.added}>
              <Cell pod={pod} />
            </td>
          );
        }
        if (!builtIn || builtIn === 'name') return <Name key={id} {...props} />;
        const Cell = CELLS[builtIn];
        return <Cell key={id} {...props} />;
      })}
    </tr>
  );
}

function Name({ pod, isMarked, onMark, onOpen }: PodTableRowProps) {
  const t = useText();
  const name = visible(pod.row.name);
  return (
    // The name alone, so that other cells aren't announced with the label of the checkbox.
    <th scope="row" aria-label={name} className={onMark && styles.name}>
      {onMark && (
        <input
          type="checkbox"
          aria-label={t('marked.markPod', { pod: pod.row.name })}
          checked={isMarked}
          onChange={() => onMark(pod.key)}
        />
      )}
      <button
        type="button"
        className={styles.open}
        title={name}
        data-pod={pod.key}
        onClick={() => onOpen(pod)}
      >
        <bdi>{name}</bdi>
      </button>
    </th>
  );
}

function Status({ pod }: { readonly pod: PodView }) {
  const { row } = pod;
  const t = useText();
  const details = statusDetails(pod, t);
  return (
    <td>
      <span className={styles.status}>
        <StateSign state={row.state} />
        <span className={styles.cut} title={details || undefined}>
          {stateText(row, t)}
          {details && (
            <span className={styles.quiet}>
              {FACT_SEPARATOR}
              {details}
            </span>
          )}
        </span>
      </span>
    </td>
  );
}

function Count({ count }: { readonly count: number }) {
  return <td className={styles.number}>{useCount()(count)}</td>;
}

/** A cell that is cut off where it is too long, and then shows the rest when it is pointed at. */
function Words(props: {
  readonly children: string | undefined;
  /** What is shown when it is pointed at, where that is more. */
  readonly title?: string;
}) {
  const { children, title = children } = props;
  return (
    <td className={styles.cut} title={visible(title)}>
      {visible(children)}
    </td>
  );
}

/** One pod as a row. */
export const PodTableRow = memo(
  PlainPodTableRow,
  (a, b) =>
    a.pod === b.pod &&
    a.age === b.age &&
    a.columns === b.columns &&
    a.isMarked === b.isMarked,
);
