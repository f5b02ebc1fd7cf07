import { items, json, Json, text } from '../model/parse/readers';
import { addAmounts, Amounts, raiseAmounts, readAmounts } from './amounts';

/** Resources that a pod can request as a whole, instead of by container. */
const POD_LEVEL = /^(?:cpu$|memory$|hugepages-)/;

/**
 * What the scheduler reserves on a node for a pod, read from the pod as the API serves
 * it: `PodRequests` of k8s.io/component-helpers. Never throws.
 *
 * @public
 */
export function podRequests(pod: unknown): Amounts {
  const { spec, status } = json(pod);
  const { containers, initContainers, resources, overhead } = json(spec);
  const readRequests = containerRequests(json(status));
  const sums = new Map<string, number>();
  for (const own of items(containers, readRequests)) addAmounts(sums, own);
  const sidecars = new Map<string, number>();
  const startup = new Map<string, number>();
  // Init containers run one after another, beside the sidecars that started before them.
  for (const container of items(initContainers, json)) {
    const own = readRequests(container);
    const isSidecar = container.restartPolicy === 'Always';
    for (const [resource, amount] of own) {
      const beside = (sidecars.get(resource) ?? 0) + amount;
      startup.set(resource, Math.max(startup.get(resource) ?? 0, beside));
      if (isSidecar) sidecars.set(resource, beside);
    }
    if (isSidecar) addAmounts(sums, own);
  }
  raiseAmounts(sums, startup);
  for (const [resource, amount] of readAmounts(json(resources).requests)) {
    if (POD_LEVEL.test(resource)) sums.set(resource, amount);
  }
  addAmounts(sums, readAmounts(overhead));
  return sums;
}

/** By container: its request, or what the kubelet has allocated while a resize is under way. */
function containerRequests(status: Json): (container: unknown) => Amounts {
  const statuses = new Map(
    [status.containerStatuses, status.initContainerStatuses]
      .flatMap(list => items(list, json))
      .map(each => [text(each.name), each]),
  );
  const isInfeasible = isResizeInfeasible(status);
  return container => {
    const { name, resources } = json(container);
    const wanted = readAmounts(json(resources).requests);
    const own = statuses.get(text(name));
    if (own?.resources === undefined) return wanted;
    const actual = new Map(readAmounts(json(own.resources).requests));
    raiseAmounts(actual, readAmounts(own.allocatedResources));
    if (!isInfeasible) raiseAmounts(actual, wanted);
    return actual;
  };
}

/** The kubelet has refused what the spec requests. */
function isResizeInfeasible({ resize, conditions }: Json): boolean {
  return (
    resize === 'Infeasible' ||
    items(conditions, json).some(
      ({ type, reason }) =>
        type === 'PodResizePending' && reason === 'Infeasible',
    )
  );
}
