import { KubernetesPodCellProps } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode, useMemo } from 'react';
import { PodView } from '../../service';
import { SlotsProvider, useSlots } from '../../slots';
import {
  usageClusters,
  findPodUse,
  isRunning,
  useUsage,
  useStableList,
} from '../../usage';
import { useAmounts } from '../../format';
import { useText } from '../../i18n/useText';
import { SeveritySign } from '../StateSign';
import { Hidden } from '../ui';
import { kubectlAmount, Resource } from './ResourceUsage';
import styles from './Usage.module.css';

/** In this order; each is also what the URL calls the column. */
const RESOURCES: readonly Resource[] = ['cpu', 'memory'];

const NO_CLUSTERS: readonly string[] = [];

const CELLS = {
  cpu: ({ pod }: KubernetesPodCellProps) => <Cell resource="cpu" pod={pod} />,
  memory: ({ pod }: KubernetesPodCellProps) => (
    <Cell resource="memory" pod={pod} />
  ),
} as const;

/** @internal */
export interface UsageColumnsProps {
  readonly pods: readonly PodView[];
  /** A table of these pods. */
  readonly children: ReactNode;
}

/** Adds usage columns to a table, where a cluster measures usage. */
export function UsageColumns(props: UsageColumnsProps) {
  const t = useText();
  const { podActions, podColumns, panels, resources } = useSlots();
  const { clusters } = useUsage(useStableList(usageClusters(props.pods)));
  const isMeasured = [...clusters.values()].some(
    usage => usage.state === 'measured' && usage.pods.length > 0,
  );
  // A change that is not about pods must not redraw thousands of rows.
  const measured = isMeasured ? clusters : undefined;
  const value = useMemo(() => {
    const slots = { podActions, podColumns, panels, resources };
    if (!measured) return slots;
    const columns = RESOURCES.map(resource => ({
      id: resource,
      title: t(`usage.${resource}`),
      component: CELLS[resource],
      sortValue: (pod: Pick<PodView, 'cluster' | 'row'>) =>
        findPodUse(measured, pod)?.[resource]?.used,
    }));
    return { ...slots, podColumns: [...columns, ...podColumns] };
  }, [measured, podActions, podColumns, panels, resources, t]);
  return <SlotsProvider value={value}>{props.children}</SlotsProvider>;
}

function Cell(props: KubernetesPodCellProps & { readonly resource: Resource }) {
  const { pod, resource } = props;
  const t = useText();
  const amounts = useAmounts();
  const { clusters } = useUsage(NO_CLUSTERS);
  const use = findPodUse(clusters, pod)?.[resource];
  if (!use) {
    const isOff = clusters.get(pod.cluster)?.state === 'off';
    return isOff || !isRunning(pod) ? null : (
      <span className={styles.quiet}>{t('usage.cell.none')}</span>
    );
  }
  return (
    <span
      className={styles.cell}
      title={[
        kubectlAmount(resource, use.used),
        ...(use.level === 'fine' ? [] : [t(`usage.cell.${use.level}`)]),
      ].join(' · ')}
    >
      {amounts[resource](use.used)}
      {use.level !== 'fine' && (
        <>
          <SeveritySign
            severity={use.level === 'over' ? 'error' : 'warning'}
            sizePx={14}
          />
          <Hidden>{t(`usage.cell.${use.level}`)}</Hidden>
        </>
      )}
    </span>
  );
}
