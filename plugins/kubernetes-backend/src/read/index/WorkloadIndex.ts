import { ModelKind } from '@podlight/backstage-plugin-kubernetes-common';
import { parseSelector } from '../../locate';
import { ClusterConnection, sharingKey } from '../../transport';
import { linkedAbortController, Clock } from '../../util/timing';
import { SharedInformers } from '../informer/SharedInformers';
import { waitForIdentity } from '../informer/waitForIdentity';
import { ResourceType } from '../resourceTypes';
import { ReadTarget } from '../service/ObservedObjects';
import { StartScheduler } from '../start';
import { LabelIndex, LabelIndexOptions, ServiceLabel } from './LabelIndex';

/** Kinds of Kubernetes itself that can exist without a pod. */
export const BUILT_IN_WORKLOADS: readonly ModelKind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
];

/** Kinds that can exist without a pod. */
export const WORKLOAD_KINDS: readonly ModelKind[] = [
  ...BUILT_IN_WORKLOADS,
  'CustomResource',
];

/**
 * What is indexed together: a service's built-in workloads may be known from elsewhere,
 * and then its custom resources alone are indexed.
 */
type Group = 'workloads' | 'customResources';

const GROUPS: readonly Group[] = ['workloads', 'customResources'];

function findGroup(type: ResourceType): Group | undefined {
  if (type.kind === 'CustomResource') return 'customResources';
  return BUILT_IN_WORKLOADS.includes(type.kind) ? 'workloads' : undefined;
}

export interface WorkloadIndexOptions {
  readonly informers: SharedInformers;
  readonly scheduler: StartScheduler;
  readonly clock: Clock;
}

/**
 * Which services have which kinds of workloads and custom resources, in each
 * cluster: read once for all services, so that the first workload of a service is
 * noticed at no cost, and types of which a service has nothing are not read for it.
 *
 * It applies where all callers share one credential and the selector is one label
 * with one value, as it is for almost every service.
 */
export class WorkloadIndex {
  readonly #options: WorkloadIndexOptions;
  readonly #indexes = new Map<string, LabelIndex>();

  constructor(options: WorkloadIndexOptions) {
    this.#options = options;
  }

  /**
   * Calls back once, as soon as the service has a workload or a custom resource.
   *
   * @param types - those of the cluster that are asked for
   * @returns false where the index does not apply
   */
  whenPresent(
    target: ReadTarget,
    types: readonly ResourceType[],
    onPresent: () => void,
    parent: AbortSignal,
  ): boolean {
    const label = toServiceLabel(target);
    if (!label) return false;
    const anyValue = parseSelector(label.key);
    if (!anyValue.ok) return false;
    const { connection } = target;
    const work = linkedAbortController(parent);
    const listen = async () => {
      const { clock } = this.#options;
      const identity = await waitForIdentity(connection, clock, work.signal);
      // The signal has aborted already, so nothing would ever release an index created here.
      if (identity === undefined || work.signal.aborted) return;
      const indexes = GROUPS.flatMap(group => {
        const indexed = types.filter(type => findGroup(type) === group);
        if (indexed.length === 0) return [];
        const key = indexKey(connection, identity, label.key, group);
        const { selector } = anyValue;
        const options = { ...this.#options, types: indexed, selector };
        return [this.#getOrCreateIndex(connection, identity, key, options)];
      });
      const check = () => {
        if (work.signal.aborted || !indexes.some(each => each.hasAny(label))) {
          return;
        }
        work.abort();
        onPresent();
      };
      for (const index of indexes) {
        index.listen(connection, label, check, work.signal);
      }
      check();
    };
    listen().catch(() => undefined);
    return true;
  }

  /**
   * Resolves when a type has to be read: at once where the service may have objects
   * of it, else when that changes.
   *
   * @param onAbsent - called when there are none, for now
   */
  async waitUntilPresent(
    target: ReadTarget,
    type: ResourceType,
    onAbsent: () => void,
    parent: AbortSignal,
  ): Promise<void> {
    const label = toServiceLabel(target);
    const group = findGroup(type);
    if (!label || !group) return;
    const { connection } = target;
    const identity = await connection.identity(parent);
    if (!identity.ok || parent.aborted) return;
    const index = this.#indexes.get(
      indexKey(connection, identity.value, label.key, group),
    );
    if (index?.has(type, label) !== false) return;
    onAbsent();
    const work = linkedAbortController(parent);
    await new Promise<void>(resolve => {
      work.signal.addEventListener('abort', () => resolve(), { once: true });
      const check = () => {
        if (index.has(type, label) !== false) work.abort();
      };
      index.listen(connection, label, check, work.signal);
    });
  }

  /** Whether the service is known to have a workload in the cluster. */
  isExpected(target: ReadTarget, identity: string): boolean {
    const label = toServiceLabel(target);
    if (!label) return false;
    return GROUPS.some(group => {
      const key = indexKey(target.connection, identity, label.key, group);
      return this.#indexes.get(key)?.hasAny(label) ?? false;
    });
  }

  #getOrCreateIndex(
    connection: ClusterConnection,
    identity: string,
    key: string,
    options: LabelIndexOptions,
  ): LabelIndex {
    const known = this.#indexes.get(key);
    if (known) return known;
    const index = new LabelIndex(connection, identity, options, () => {
      if (this.#indexes.get(key) === index) this.#indexes.delete(key);
    });
    this.#indexes.set(key, index);
    return index;
  }
}

function indexKey(
  { cluster }: ClusterConnection,
  identity: string,
  labelKey: string,
  group: Group,
): string {
  return sharingKey(cluster, identity, `${labelKey} ${group}`);
}

function toServiceLabel({
  connection,
  service,
}: ReadTarget): ServiceLabel | undefined {
  const { namespace, selector } = service;
  const [only, ...others] = selector.requirements;
  if (
    !connection.hasSharedCredential ||
    others.length > 0 ||
    only?.type !== 'in'
  ) {
    return undefined;
  }
  const [value, ...more] = only.values;
  return more.length > 0 || value === undefined
    ? undefined
    : { key: only.key, value, namespace };
}
