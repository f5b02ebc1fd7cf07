import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { parseSelector, ServiceTarget } from '../locate';
import { ClusterConnection, sharingKey } from '../transport';
import { childController } from '../util/timing';
import { identify } from './identify';
import { ListedKind } from './kinds';
import {
  LabelledRoots,
  LabelledRootsOptions,
  RootLabel,
} from './LabelledRoots';
import { SharedListsOptions } from './SharedLists';

/** The kinds that can be there without a pod. */
export const ROOTS: readonly ModelKind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'CustomResource',
];

/**
 * Which services have which kinds of workloads and custom resources: read once for everybody, so that
 * it costs nothing to notice, in every cluster without pods, the first workload
 * of one more service. What is known anyway spares a service the lists and
 * watches of kinds of which it has nothing.
 *
 * It can tell where everybody has the same credential, of a selector of one
 * label with one value, as almost every service has.
 */
export class RootIndex {
  readonly #options: SharedListsOptions;
  readonly #indexes = new Map<string, LabelledRoots>();

  constructor(options: SharedListsOptions) {
    this.#options = options;
  }

  /**
   * Calls back once, when the service has a workload or a custom resource.
   *
   * @param kinds - those of the cluster
   * @returns false where it cannot be told
   */
  watch(
    connection: ClusterConnection,
    service: ServiceTarget,
    kinds: readonly ListedKind[],
    onFound: () => void,
    parent: AbortSignal,
  ): boolean {
    const label = labelOf(connection, service);
    if (!label) return false;
    const any = parseSelector(label.key);
    if (!any.ok) return false;
    const work = childController(parent);
    const begin = async () => {
      const identity = await identify(
        connection,
        this.#options.clock,
        work.signal,
      );
      if (identity === undefined) return;
      const index = this.#indexOf(connection, identity, label.key, {
        ...this.#options,
        kinds: kinds.filter(({ kind }) => ROOTS.includes(kind)),
        any: any.selector,
      });
      const look = () => {
        if (work.signal.aborted || !index.hasAny(label)) return;
        work.abort();
        work.done();
        onFound();
      };
      index.listen(connection, label, look, work.signal);
      look();
    };
    begin().catch(() => undefined);
    return true;
  }

  /**
   * Resolves when a kind has to be asked for: at once where it is not certain
   * that the service has nothing of it, else when that changes.
   *
   * @param onNone - told when there is nothing to be asked for, for now
   */
  async untilThere(
    connection: ClusterConnection,
    service: ServiceTarget,
    listed: ListedKind,
    onNone: () => void,
    parent: AbortSignal,
  ): Promise<void> {
    const label = labelOf(connection, service);
    if (!label || !ROOTS.includes(listed.kind)) return;
    const identity = await connection.identity(parent);
    if (!identity.ok || parent.aborted) return;
    const index = this.#indexes.get(
      keyOf(connection, identity.value, label.key),
    );
    if (index?.has(listed, label) !== false) return;
    onNone();
    const work = childController(parent);
    await new Promise<void>(resolve => {
      work.signal.addEventListener('abort', () => resolve(), { once: true });
      const look = () => {
        if (index.has(listed, label) !== false) work.abort();
      };
      index.listen(connection, label, look, work.signal);
    });
    work.done();
  }

  /** Whether the service is known to have a workload in the cluster. */
  isExpected(
    connection: ClusterConnection,
    identity: string,
    service: ServiceTarget,
  ): boolean {
    const label = labelOf(connection, service);
    if (!label) return false;
    const index = this.#indexes.get(keyOf(connection, identity, label.key));
    return index?.hasAny(label) ?? false;
  }

  #indexOf(
    connection: ClusterConnection,
    identity: string,
    labelKey: string,
    options: LabelledRootsOptions,
  ): LabelledRoots {
    const key = keyOf(connection, identity, labelKey);
    const known = this.#indexes.get(key);
    if (known) return known;
    const index = new LabelledRoots(connection, identity, options, () => {
      if (this.#indexes.get(key) === index) this.#indexes.delete(key);
    });
    this.#indexes.set(key, index);
    return index;
  }
}

function keyOf(
  { cluster }: ClusterConnection,
  identity: string,
  labelKey: string,
): string {
  return sharingKey(cluster, identity, labelKey);
}

function labelOf(
  { isShared }: ClusterConnection,
  { namespace, selector }: ServiceTarget,
): RootLabel | undefined {
  const [only, ...others] = selector.requirements;
  if (!isShared || others.length > 0 || only?.type !== 'in') return undefined;
  const [value, ...more] = only.values;
  return more.length > 0 || value === undefined
    ? undefined
    : { key: only.key, value, namespace };
}
