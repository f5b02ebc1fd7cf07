import { append } from '../append';
import { Pod } from '../model';
import { ReachContext } from '../reach';
import { ClusterIndex } from './ClusterIndex';
import { autoscalerDrafts } from './rules/autoscalers';
import { cronJobDrafts } from './rules/cronJobs';
import { customResourceDrafts } from './rules/customResources';
import { disruptionBudgetDrafts } from './rules/disruptionBudgets';
import { ingressContext, ingressDrafts } from './rules/ingresses';
import { jobDrafts } from './rules/jobs';
import { loadBalancerDrafts } from './rules/loadBalancers';
import { nodeDrafts } from './rules/nodes';
import { OwnerDraft } from './rules/ownerDraft';
import { reachDrafts } from './rules/reach';
import { serviceContext, serviceDrafts } from './rules/services';
import { claimDrafts } from './rules/storage';
import { findSuperseded } from './rules/supersededResources';
import {
  daemonSetDrafts,
  deploymentDrafts,
  replicaSetDrafts,
  statefulSetDrafts,
} from './rules/workloads';
import { namespacedName } from '../keys';

function podsByClaim(index: ClusterIndex): ReadonlyMap<string, readonly Pod[]> {
  const result = new Map<string, Pod[]>();
  for (const pod of index.all('Pod')) {
    for (const { source, sourceName } of pod.spec.volumes) {
      if (source !== 'persistentVolumeClaim' || !sourceName) continue;
      const { namespace } = pod.metadata;
      append(result, namespacedName({ namespace, name: sourceName }), pod);
    }
  }
  return result;
}

/** Applies every rule about objects that are not pods. */
export function applyOwnerRules(index: ClusterIndex): readonly OwnerDraft[] {
  const claims = podsByClaim(index);
  const context = new ReachContext(index.view, index.now);
  const services = serviceContext(index, context);
  const ingresses = ingressContext(index);
  const reach = reachDrafts(index, context);
  const superseded = findSuperseded(index.all('CustomResource'));
  return [
    ...index
      .all('Deployment')
      .flatMap(object => deploymentDrafts(index, object)),
    ...index
      .all('ReplicaSet')
      .flatMap(object => replicaSetDrafts(index, object)),
    ...index
      .all('StatefulSet')
      .flatMap(object => statefulSetDrafts(index, object)),
    ...index.all('DaemonSet').flatMap(object => daemonSetDrafts(index, object)),
    ...index.all('Job').flatMap(object => jobDrafts(index, object)),
    ...index.all('CronJob').flatMap(object => cronJobDrafts(index, object)),
    ...index
      .all('HorizontalPodAutoscaler')
      .flatMap(object => autoscalerDrafts(index, object)),
    ...index
      .all('PersistentVolumeClaim')
      .flatMap(claim =>
        claimDrafts(
          index,
          claim,
          claims.get(namespacedName(claim.metadata)) ?? [],
        ),
      ),
    ...index
      .all('Service')
      .flatMap(service => [
        ...serviceDrafts(index, service, services),
        ...loadBalancerDrafts(index, service),
      ]),
    ...index
      .all('Ingress')
      .flatMap(ingress => ingressDrafts(index, ingress, ingresses)),
    ...index
      .all('PodDisruptionBudget')
      .flatMap(budget => disruptionBudgetDrafts(index, budget)),
    ...index
      .all('CustomResource')
      .filter(object => !reach.explained.has(object))
      .flatMap(object =>
        customResourceDrafts(index, object, superseded.has(object)),
      ),
    ...reach.drafts,
    ...index.all('Node').flatMap(node => nodeDrafts(index, node)),
  ];
}
