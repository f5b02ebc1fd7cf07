import {
  chance,
  KubernetesObject,
  timestamp,
  uid,
} from '@podlight/fake-kubernetes-api-server';
import { PodLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { Controller, PlacedObject, Snapshot } from './Controller';
import {
  podLabels,
  ownReference,
  ownUid,
  problemsHere,
  Revision,
  workloadLabels,
  selectorLabels,
  workloadVersion,
  WorkloadContext,
} from './context';
import { earliestChange, placedPods, PodCache } from './PodCache';
import { podPlan } from './podPlans';
import { podTemplate } from './template';
import { nameSuffix } from './nameSuffix';

type Kind = 'StatefulSet' | 'DaemonSet';

const BETWEEN_PODS_MS = 20_000;
const BETWEEN_REVISIONS_MS = 7 * 24 * 3_600_000;

function claimObject(
  context: WorkloadContext,
  claim: string,
  size: string,
): KubernetesObject {
  return {
    metadata: {
      name: claim,
      namespace: context.namespace,
      uid: ownUid(context, 'PersistentVolumeClaim', claim),
      creationTimestamp: timestamp(context.createdMs),
      labels: podLabels(context),
      annotations: { 'pv.kubernetes.io/bind-completed': 'yes' },
      finalizers: ['kubernetes.io/pvc-protection'],
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: size } },
      volumeName: `pvc-${uid(context.cluster.name, 'volume', claim)}`,
      storageClassName: 'gp3',
      volumeMode: 'Filesystem',
    },
    status: {
      phase: 'Bound',
      accessModes: ['ReadWriteOnce'],
      capacity: { storage: size },
    },
  };
}

/** A StatefulSet or a DaemonSet: pods with stable names, without a ReplicaSet. */
export class StatefulSetController implements Controller {
  readonly #context: WorkloadContext;
  readonly #cache = new PodCache();
  readonly #revision: Revision;
  readonly #plans: readonly PodPlan[];
  readonly #kind: Kind;

  constructor(context: WorkloadContext) {
    this.#context = context;
    this.#kind =
      context.workload.kind === 'DaemonSet' ? 'DaemonSet' : 'StatefulSet';
    const number = 1 + Math.floor(9 * chance(context.name, 'revision'));
    this.#revision = {
      number,
      version: workloadVersion(context),
      createdMs: context.createdMs,
    };
    this.#plans = this.#planPods();
  }

  snapshot(nowMs: number): Snapshot {
    const context = this.#context;
    const lives = this.#cache.live(this.#plans, nowMs);
    const { storage } = context.workload;
    const claims: PlacedObject[] = this.#plans.flatMap((_, index) =>
      storage
        ? [
            {
              resource: 'persistentvolumeclaims',
              object: claimObject(context, this.#claimName(index), storage),
            },
          ]
        : [],
    );
    const isDaemonSet = this.#kind === 'DaemonSet';
    return {
      objects: [
        {
          resource: isDaemonSet ? 'daemonsets.apps' : 'statefulsets.apps',
          object: isDaemonSet
            ? this.#daemonSet(lives)
            : this.#statefulSet(lives),
        },
        ...this.#controllerRevisions(),
        ...claims,
        ...placedPods(lives),
      ],
      nextChangeMs: earliestChange(lives),
    };
  }

  findPod(namespace: string, name: string) {
    return this.#cache.find(namespace, name);
  }

  #claimName(index: number): string {
    return `data-${this.#context.name}-${index}`;
  }

  #planPods(): readonly PodPlan[] {
    const context = this.#context;
    const revision = this.#revision;
    const kind = this.#kind;
    const isDaemonSet = kind === 'DaemonSet';
    const replicas = isDaemonSet ? context.nodes.length : context.replicas;
    const problems = problemsHere(context, context.workload.problems, replicas);
    return Array.from({ length: replicas }, (_, index) => {
      const problem = problems[index];
      const name = isDaemonSet
        ? `${context.name}-${nameSuffix(
            5,
            context.name,
            context.cluster.name,
            index,
          )}`
        : `${context.name}-${index}`;
      const age = problem?.age ?? context.workload.age;
      return podPlan(context, {
        name,
        generateName: `${context.name}-`,
        revision,
        createdMs:
          Math.max(context.createdMs, context.epochMs - age * 1000) +
          (isDaemonSet ? 0 : index * BETWEEN_PODS_MS),
        problem,
        owner: ownReference(context, kind, context.name),
        extraLabels: {
          // Of a StatefulSet it is the name of the revision.
          'controller-revision-hash': isDaemonSet
            ? this.#revisionHash(revision)
            : this.#revisionName(revision),
          ...(isDaemonSet
            ? { 'pod-template-generation': String(revision.number) }
            : {
                'apps.kubernetes.io/pod-index': String(index),
                'statefulset.kubernetes.io/pod-name': name,
              }),
        },
        nodeIndex: isDaemonSet ? index : undefined,
        claim: context.workload.storage ? this.#claimName(index) : undefined,
      });
    });
  }

  #revisionHash({ number, version }: Revision): string {
    return nameSuffix(9, this.#context.name, version, number);
  }

  #revisionName(revision: Revision): string {
    return `${this.#context.name}-${this.#revisionHash(revision)}`;
  }

  /** The present revision and the one before, as their controllers keep them. */
  #controllerRevisions(): readonly PlacedObject[] {
    const context = this.#context;
    const newest = this.#revision;
    const before = {
      ...newest,
      number: newest.number - 1,
      version: `${newest.version}-rc.1`,
      createdMs: newest.createdMs - BETWEEN_REVISIONS_MS,
    };
    const revisions = before.number > 0 ? [before, newest] : [newest];
    return revisions.map(revision => {
      const name = this.#revisionName(revision);
      return {
        resource: 'controllerrevisions.apps',
        object: {
          metadata: {
            name,
            namespace: context.namespace,
            uid: ownUid(context, 'ControllerRevision', name),
            creationTimestamp: timestamp(revision.createdMs),
            labels: {
              ...podLabels(context, revision.version),
              [this.#kind === 'DaemonSet'
                ? 'controller-revision-hash'
                : 'controller.kubernetes.io/hash']:
                this.#revisionHash(revision),
            },
            ownerReferences: [ownReference(context, this.#kind, context.name)],
          },
          revision: revision.number,
          data: {
            spec: {
              template: {
                $patch: 'replace',
                ...podTemplate(context, revision),
              },
            },
          },
        },
      };
    });
  }

  #metadata() {
    const context = this.#context;
    const kind = this.#kind;
    const revision = this.#revision;
    return {
      name: context.name,
      namespace: context.namespace,
      uid: ownUid(context, kind, context.name),
      generation: revision.number,
      creationTimestamp: timestamp(context.createdMs),
      labels: workloadLabels(context),
    };
  }

  #statefulSet(lives: readonly PodLife[]): KubernetesObject {
    const context = this.#context;
    const revision = this.#revision;
    const { storage } = context.workload;
    const ready = lives.filter(life => life.isReady).length;
    const current = lives.filter(life => life.pod).length;
    const revisionName = this.#revisionName(revision);
    return {
      metadata: this.#metadata(),
      spec: {
        replicas: context.replicas,
        selector: { matchLabels: selectorLabels(context) },
        template: podTemplate(context, revision),
        ...(storage
          ? {
              volumeClaimTemplates: [
                {
                  kind: 'PersistentVolumeClaim',
                  apiVersion: 'v1',
                  metadata: { name: 'data' },
                  spec: {
                    accessModes: ['ReadWriteOnce'],
                    resources: { requests: { storage } },
                    storageClassName: 'gp3',
                    volumeMode: 'Filesystem',
                  },
                },
              ],
            }
          : {}),
        serviceName: context.name,
        podManagementPolicy: 'OrderedReady',
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { partition: 0 },
        },
        revisionHistoryLimit: 10,
      },
      status: {
        observedGeneration: revision.number,
        replicas: current,
        ...(ready > 0 ? { readyReplicas: ready } : {}),
        currentReplicas: current,
        updatedReplicas: current,
        currentRevision: revisionName,
        updateRevision: revisionName,
        collisionCount: 0,
        availableReplicas: ready,
      },
    };
  }

  #daemonSet(lives: readonly PodLife[]): KubernetesObject {
    const context = this.#context;
    const revision = this.#revision;
    const desired = context.nodes.length;
    const ready = lives.filter(life => life.isReady).length;
    return {
      metadata: this.#metadata(),
      spec: {
        selector: { matchLabels: selectorLabels(context) },
        template: podTemplate(context, revision),
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: 1, maxSurge: 0 },
        },
        revisionHistoryLimit: 10,
      },
      status: {
        currentNumberScheduled: lives.filter(life => life.pod).length,
        numberMisscheduled: 0,
        desiredNumberScheduled: desired,
        numberReady: ready,
        observedGeneration: revision.number,
        updatedNumberScheduled: desired,
        numberAvailable: ready,
        ...(ready < desired ? { numberUnavailable: desired - ready } : {}),
      },
    };
  }
}
