import { appVersion } from '@podlight/backstage-plugin-kubernetes-common';
import { joinFacts, stateText, statusBesides } from '../../format';
import { visible } from '../../format/visible';
import { needsAttention, PodView } from '../../service';
import { Translate } from '../../i18n/useText';
import { PodColumn } from '../../viewState';

/** What the cell of a pod says after its state. */
export function statusDetails(pod: PodView, t: Translate): string {
  const { row } = pod;
  const problems = countProblems(pod);
  // Of a pod that is in trouble, one problem goes without saying.
  const least = row.state === 'ready' || row.state === 'completed' ? 1 : 2;
  return joinFacts([
    visible(statusBesides(row, stateText(row, t))),
    ...(pod.isStale ? [t('grid.old')] : []),
    ...(problems >= least ? [t('count.problems', { count: problems })] : []),
  ]);
}

/** How many problems a pod has that need attention. */
export function countProblems(pod: PodView): number {
  return pod.findings.filter(needsAttention).length;
}

/** A node without the domain of its cloud, which all of them have in common; an IP address is left alone. */
export function hostName(node: string | undefined): string | undefined {
  const host = node?.split('.', 1)[0];
  return host && /[a-z]/i.test(host) ? host : node;
}

type TextOf = (pod: PodView, t: Translate) => string | undefined;

/** An age of three digits, as ages change while one looks. */
const LONG_AGE = '000d';

const TEXTS: Readonly<Record<PodColumn, TextOf>> = {
  name: ({ row }) => row.name,
  status: statusText,
  ready: ({ row }) => `${row.readyContainers}/${row.totalContainers}`,
  restarts: ({ row }) => row.restarts.toLocaleString('en'),
  age: () => LONG_AGE,
  version: ({ row }) => appVersion(row),
  node: ({ row }) => hostName(row.node),
  cluster: ({ cluster }) => cluster,
  workload: ({ row }) => row.workload?.name,
};

const statusTexts = new WeakMap<Translate, WeakMap<PodView, string>>();

/** Cached by pod and language: each change of one among thousands asks for all. */
function statusText(pod: PodView, t: Translate): string {
  const texts = statusTexts.get(t) ?? new WeakMap<PodView, string>();
  statusTexts.set(t, texts);
  const text =
    texts.get(pod) ?? joinFacts([stateText(pod.row, t), statusDetails(pod, t)]);
  texts.set(pod, text);
  return text;
}

/** Letters differ in width, so the widest text need not be the longest. */
const CANDIDATES = 4;

/** The longest texts of a built-in column, longest first. */
export function longestTexts(
  column: PodColumn,
  pods: readonly PodView[],
  t: Translate,
): readonly string[] {
  return longest(pods, pod => TEXTS[column](pod, t));
}

/** The longest of what names of pods say besides their workload, longest first. */
export function longestNameEnds(pods: readonly PodView[]): readonly string[] {
  return longest(pods, ({ row }) =>
    row.workload && namesWorkload(row)
      ? `…${row.name.slice(row.workload.name.length)}`
      : row.name,
  );
}

/**
 * Whether the names of pods say all that the column of workloads says, so that `kubectl get pods`
 * needs no such column. An operator may name its pods otherwise.
 */
export function repeatsWorkloads(pods: readonly PodView[]): boolean {
  return pods.every(({ row }) => !row.workload || namesWorkload(row));
}

function namesWorkload({ name, workload }: PodView['row']): boolean {
  return workload !== undefined && name.startsWith(`${workload.name}-`);
}

function longest(
  pods: readonly PodView[],
  getText: (pod: PodView) => string | undefined,
): readonly string[] {
  let found: readonly string[] = [];
  for (const pod of pods) {
    const text = visible(getText(pod)) ?? '';
    const isLong = text.length > (found[CANDIDATES - 1]?.length ?? 0);
    if (isLong && !found.includes(text)) {
      found = [...found, text]
        .sort((a, b) => b.length - a.length)
        .slice(0, CANDIDATES);
    }
  }
  return found;
}
