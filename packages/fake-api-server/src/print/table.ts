import { KubernetesObject } from '../kube/object';
import { Resource } from '../kube/resources';
import { Printer } from './columns';
import { customResourcePrinter } from './customResources';
import {
  anyPrinter,
  claimPrinter,
  configMapPrinter,
  definitionPrinter,
  eventPrinter,
  ingressPrinter,
  namespacePrinter,
  nodePrinter,
  servicePrinter,
} from './others';
import { podPrinter } from './pods';
import {
  autoscalerPrinter,
  cronJobPrinter,
  daemonSetPrinter,
  deploymentPrinter,
  jobPrinter,
  replicaSetPrinter,
  statefulSetPrinter,
} from './workloads';

const PRINTERS: Readonly<Record<string, Printer>> = {
  Pod: podPrinter,
  Deployment: deploymentPrinter,
  ReplicaSet: replicaSetPrinter,
  StatefulSet: statefulSetPrinter,
  DaemonSet: daemonSetPrinter,
  Job: jobPrinter,
  CronJob: cronJobPrinter,
  HorizontalPodAutoscaler: autoscalerPrinter,
  Service: servicePrinter,
  Event: eventPrinter,
  Node: nodePrinter,
  Namespace: namespacePrinter,
  Ingress: ingressPrinter,
  PersistentVolumeClaim: claimPrinter,
  ConfigMap: configMapPrinter,
  CustomResourceDefinition: definitionPrinter,
};

/** The content of `object` in a table's rows. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

export function partialMetadata(object: KubernetesObject): KubernetesObject {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

/** How the API server prints a built-in kind for kubectl. */
export function builtInPrinter(kind: string): Printer {
  return PRINTERS[kind] ?? anyPrinter;
}

/** How the API server prints a resource: a custom one by its columns, whatever its kind is called. */
export function findPrinter(resource: Resource): Printer {
  return resource.isCustom
    ? customResourcePrinter(resource)
    : builtInPrinter(resource.kind);
}

/** One row of a table. */
export function tableRow(
  printer: Printer,
  object: KubernetesObject,
  include: IncludeObject,
  nowMs: number,
) {
  const cells = printer.row(object, nowMs);
  if (include === 'None') return { cells, object: null };
  return {
    cells,
    object: include === 'Object' ? object : partialMetadata(object),
  };
}
