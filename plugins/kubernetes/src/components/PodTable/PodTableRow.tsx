import { appVersion } from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';
import { visible } from '../../format/visible';
import { stateText } from '../../format';
import { needsAttention, PodView } from '../../service';
import { useSlots } from '../../slots';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import styles from './PodTable.module.css';

/** @internal */
export interface PodTableRowProps {
  readonly pod: PodView;
  readonly age: string | undefined;
  readonly onOpen: (pod: PodView) => void;
}

function PlainPodTableRow(props: PodTableRowProps) {
  const { pod } = props;
  const { row } = pod;
  const t = useText();
  const { podColumns } = useSlots();
  const problems = pod.findings.filter(needsAttention).length;
  return (
    <tr data-stale={pod.isStale} data-problem={problems > 0}>
      <th scope="row" className={styles.name}>
        <button
          type="button"
          className={styles.open}
          data-pod={pod.key}
          onClick={() => props.onOpen(pod)}
        >
          {visible(row.name)}
        </button>
      </th>
      <td>
        <span className={styles.status}>
          <StateSign state={row.state} />
          <span>
            {stateText(row, t)}
            <span className={styles.quiet}>
              {' '}
              · {visible(row.status)}
              {pod.isStale && ` · ${t('grid.old')}`}
              {problems > 0 && ` · ${t('count.problems', { count: problems })}`}
            </span>
          </span>
        </span>
      </td>
      <td className={styles.number}>
        {row.readyContainers}/{row.totalContainers}
      </td>
      <td className={styles.number}>{row.restarts}</td>
      <td className={styles.number}>{props.age}</td>
      <td>{visible(appVersion(row))}</td>
      <td>{visible(row.node)}</td>
      <td>{visible(pod.cluster)}</td>
      <td>{visible(row.workload?.name)}</td>
      {podColumns.map(({ id, component: Cell }) => (
        <td key={id}>
          <Cell pod={pod} />
        </td>
      ))}
    </tr>
  );
}

/** One pod as a row. */
export const PodTableRow = memo(
  PlainPodTableRow,
  (a, b) => a.pod === b.pod && a.age === b.age,
);
