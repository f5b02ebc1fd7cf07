import { aPodCondition } from './conditions';
import { buildMetadata, ObjectOptions } from './metadata';
import { RawPod } from './raw';

/** @public */
export interface PodOptions extends ObjectOptions {
  /** Image of the first container. */
  image?: string;
  /** Name of the first container; `app` when absent. */
  container?: string;
  node?: string;
  /** `Always` when absent. */
  restartPolicy?: 'Always' | 'OnFailure' | 'Never';
}

const CONDITIONS = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
];

/** A healthy pod on a node, without containers. */
export function aHealthyPod(options: PodOptions, startedAt: string): RawPod {
  const metadata = buildMetadata('Pod', options);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec: {
      nodeName: options.node ?? 'node-1',
      restartPolicy: options.restartPolicy ?? 'Always',
      schedulerName: 'default-scheduler',
      serviceAccountName: 'default',
      terminationGracePeriodSeconds: 30,
      containers: [],
    },
    status: {
      phase: 'Running',
      hostIP: '192.0.2.10',
      podIP: '10.244.1.7',
      startTime: metadata.creationTimestamp,
      qosClass: 'Burstable',
      conditions: CONDITIONS.map(type => aPodCondition(type, true, startedAt)),
      containerStatuses: [],
    },
  };
}
