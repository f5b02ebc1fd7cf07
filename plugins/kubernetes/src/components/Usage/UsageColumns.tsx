import { ClusterUsage } from '@podlight/backstage-plugin-kubernetes-common';
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
import { joinFacts, useAmounts } from '../../format';
import { useText } from '../../i18n/useText';
import { SeveritySign } from '../StateSign';
import { Hidden } from '../ui';
import { kubectlAmount, Resource } from './ResourceUsage';
import styles from './Usage.module.css';

/** In this order; each is also what the URL calls the column. */
const RESOURCES: readonly Resource[] = ['cpu', 'memory'];

const NO_CLUSTERS: readonly string[] = [];

/** Of the amounts up to each of these, it takes the most room: a column that is as wide need not change. */
const WIDEST: Readonly<Record<Resource, readonly number[]>> = {
  cpu: [888, 8_800, 88_800],
  memory: [88.8 * 2 ** 30],
};

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
  const [cpu, memory] = useWidest(measured, props.pods);
  const value = useMemo(() => {
    const slots = { podActions, podColumns, panels, resources };
    if (!measured) return slots;
    const widest = { cpu, memory };
    const columns = RESOURCES.map(resource => ({
      id: resource,
      title: t(`usage.${resource}`),
      component: CELLS[resource],
      widest: widest[resource],
      sortValue: (pod: Pick<PodView, 'cluster' | 'row'>) =>
        findPodUse(measured, pod)?.[resource]?.used,
    }));
    return { ...slots, podColumns: [...columns, ...podColumns] };
  }, [measured, podActions, podColumns, panels, resources, t, cpu, memory]);
  return <SlotsProvider value={value}>{props.children}</SlotsProvider>;
}

/** A text as wide as the widest amount, for each of {@link RESOURCES}. */
function useWidest(
  clusters: ReadonlyMap<string, ClusterUsage> | undefined,
  pods: readonly PodView[],
): readonly string[] {
  const amounts = useAmounts();
  return useMemo(() => {
    const uses = pods.map(pod => clusters && findPodUse(clusters, pod));
    return RESOURCES.map(resource => {
      const used = uses.map(use => use?.[resource]?.used);
      return amounts[resource](widestAmount(resource, used));
    });
  }, [clusters, pods, amounts]);
}

function widestAmount(
  resource: Resource,
  amounts: readonly (number | undefined)[],
): number {
  const largest = amounts.reduce<number>(
    (most, amount = 0) => Math.max(most, amount),
    0,
  );
  return WIDEST[resource].find(amount => largest <= amount) ?? largest;
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
      <span className={styles.quiet} title={t('usage.cell.none')}>
        <span aria-hidden="true">–</span>
        <Hidden>{t('usage.cell.none')}</Hidden>
      </span>
    );
  }
  return (
    <span
      className={styles.cell}
      title={joinFacts([
        kubectlAmount(resource, use.used),
        ...(use.level === 'fine' ? [] : [t(`usage.cell.${use.level}`)]),
      ])}
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
