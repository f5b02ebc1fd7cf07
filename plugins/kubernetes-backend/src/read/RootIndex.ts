import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, parseSelector, ServiceTarget } from '../locate';
import { ClusterConnection } from '../transport';
import { childController, Clock } from '../util/timing';
import { ListedKind } from './kinds';
import { SharedLists } from './SharedLists';
import { KindObjects } from './Selection';

/** The kinds that can be there without a pod. */
export const ROOTS: readonly ModelKind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'CustomResource',
];

/** Not in the way of the pods that somebody waits for, and not all at once. */
const BEGIN_AFTER_MS = 1_000;
const BEGIN_SPREAD_MS = 9_000;

export interface RootIndexOptions {
  readonly lists: SharedLists;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A selector of one label with one value, as almost every service has. */
interface OneLabel {
  readonly key: string;
  readonly value: string;
}

/**
 * Names and labels of all workloads and custom resources of a cluster that have
 * a service's label at all, whichever service's: read once for everybody, so that
 * it costs nothing to notice, in every cluster without pods, the first workload of
 * one more service.
 */
export class RootIndex {
  readonly #options: RootIndexOptions;
  /** The services in one list, worked out once for all who wait. */
  readonly #services = new WeakMap<KindObjects, ReadonlySet<string>>();

  constructor(options: RootIndexOptions) {
    this.#options = options;
  }

  /**
   * Calls back once, when the service has a workload or a custom resource.
   *
   * @param kinds - those of the cluster
   * @returns false where it cannot be told: with a credential of one's own, or another kind of selector
   */
  watch(
    connection: ClusterConnection,
    service: ServiceTarget,
    kinds: readonly ListedKind[],
    onFound: () => void,
    parent: AbortSignal,
  ): boolean {
    const label = oneLabel(service.selector);
    if (!connection.isShared || !label) return false;
    const any = parseSelector(label.key);
    if (!any.ok) return false;
    const { lists, clock, random } = this.#options;
    const work = childController(parent);
    const wanted = entry(service.namespace ?? '', label.value);
    for (const listed of kinds.filter(({ kind }) => ROOTS.includes(kind))) {
      const afterMs = BEGIN_AFTER_MS + BEGIN_SPREAD_MS * random();
      lists
        .follow({
          connection,
          selection: { listed, selector: any.selector, isMetadataOnly: true },
          mayList: () => clock.sleep(afterMs, work.signal),
          mayWatch: async () => undefined,
          onAnswer: answer => {
            if (work.signal.aborted || !answer?.ok) return;
            if (!this.#servicesIn(answer.value, label.key).has(wanted)) return;
            work.abort();
            work.done();
            onFound();
          },
          signal: work.signal,
        })
        .catch(() => undefined);
    }
    return true;
  }

  #servicesIn(content: KindObjects, key: string): ReadonlySet<string> {
    let services = this.#services.get(content);
    if (!services) {
      services = new Set(
        content.objects.flatMap(({ metadata: { labels, namespace } }) => [
          entry(namespace, labels[key]),
          entry('', labels[key]),
        ]),
      );
      this.#services.set(content, services);
    }
    return services;
  }
}

function oneLabel({ requirements }: LabelSelector): OneLabel | undefined {
  const [only, ...others] = requirements;
  if (others.length > 0 || only?.type !== 'in') return undefined;
  const [value, ...more] = only.values;
  return more.length > 0 || value === undefined
    ? undefined
    : { key: only.key, value };
}

function entry(namespace: string, value: string): string {
  return `${namespace}/${value}`;
}
