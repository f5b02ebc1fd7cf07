import {
  aContainer,
  RawContainer,
  RawOwnerReference,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { Behaviour, LogScript } from '../life/behaviour';
import { ContainerPlan } from '../life/containerContext';
import { PodPlan } from '../life/PodPlan';
import { RestartPolicy } from '../life/runs';
import { chance } from '@podlight/fake-kubernetes-api-server';
import { minorVersion } from '../scenario/clusters';
import { Problem } from '../scenario/problems';
import {
  workloadAnnotations,
  podLabels,
  logScript,
  ownUid,
  Revision,
  WorkloadContext,
} from './context';
import {
  about,
  FAILURE_THRESHOLD,
  PROBE_PERIOD_SECONDS,
  PodProblem,
  applyProblem,
} from './podProblems';

/** What differs between the pods of one workload. */
export interface PodInput {
  readonly name: string;
  readonly generateName?: string;
  readonly revision: Revision;
  readonly createdMs: number;
  readonly deletedMs?: number;
  readonly problem?: Problem;
  readonly owner: RawOwnerReference;
  readonly extraLabels?: Readonly<Record<string, string>>;
  readonly restartPolicy?: RestartPolicy;
  /** How long a pod of a Job runs. */
  readonly completesAfterSeconds?: number;
  readonly nodeIndex?: number;
  readonly claim?: string;
}

export function imageName(context: WorkloadContext, version: string): string {
  const { container } = context.workload;
  const repository =
    container.image ??
    `registry.example.com/${context.namespace}/${context.service.name}`;
  return `${repository}:${version}`;
}

/** The container in the pod's spec and in the workload's template. */
export function containerSpec(
  context: WorkloadContext,
  image: string,
  extraSpec: Readonly<Record<string, unknown>> = {},
  memory: string = context.workload.container.memory,
): RawContainer {
  const { container, kind, storage } = context.workload;
  const isServer =
    kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet';
  const probe = (path: string) => ({
    httpGet: { path, port: 'http', scheme: 'HTTP' },
    timeoutSeconds: 1,
    periodSeconds: PROBE_PERIOD_SECONDS,
    successThreshold: 1,
    failureThreshold: FAILURE_THRESHOLD,
  });
  return aContainer({
    name: container.name,
    image,
    ...(container.command ? { command: container.command } : {}),
    ...(isServer
      ? {
          ports: [
            { name: 'http', containerPort: container.port, protocol: 'TCP' },
          ],
        }
      : {}),
    resources: {
      limits: {
        ...(container.cpuLimit ? { cpu: container.cpuLimit } : {}),
        memory,
      },
      requests: { cpu: container.cpu, memory },
    },
    ...(storage
      ? { volumeMounts: [{ name: 'data', mountPath: '/data' }] }
      : {}),
    ...(isServer
      ? { livenessProbe: probe('/healthz'), readinessProbe: probe('/readyz') }
      : {}),
    ...extraSpec,
  });
}

/** A container with defaults only: an init container, a sidecar. */
export function plainSpec(name: string, image: string): RawContainer {
  const resources = { requests: { cpu: '10m', memory: '32Mi' } };
  return aContainer({ name, image, resources });
}

/** Defaults that the API server fills in. */
export function podSpecDefaults({ service }: WorkloadContext) {
  return {
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    serviceAccountName: service.name,
    serviceAccount: service.name,
    securityContext: {},
    schedulerName: 'default-scheduler',
  };
}

function plainContainer(
  name: string,
  image: string,
  behaviour: Behaviour,
  logs: LogScript,
): ContainerPlan {
  const spec = plainSpec(name, image);
  return { name, image, behaviour, spec, logs, isImagePresent: true };
}

function initContainers(
  context: WorkloadContext,
  image: string,
  podProblem: PodProblem,
): ContainerPlan[] {
  const { init } = context.workload;
  const planned = init.map(({ name, takes, logs }) => {
    const isFailing = podProblem.init?.name === name;
    const behaviour: Behaviour =
      isFailing && podProblem.init
        ? podProblem.init.behaviour
        : { type: 'completes', afterSeconds: about(takes) };
    const script = logScript(
      context,
      isFailing ? podProblem.init?.logs : logs,
      logs,
    );
    return plainContainer(name, image, behaviour, script);
  });
  const isMissing =
    podProblem.init && !init.some(({ name }) => name === podProblem.init?.name);
  if (podProblem.init && isMissing) {
    const { name, behaviour, logs } = podProblem.init;
    planned.push(
      plainContainer(name, image, behaviour, logScript(context, logs)),
    );
  }
  return planned;
}

function podIp(context: WorkloadContext, name: string): string {
  const part = (label: string) =>
    1 + Math.floor(253 * chance(context.cluster.name, name, label));
  return `10.244.${part('third')}.${part('fourth')}`;
}

/** The plan of one pod: its containers, how they behave, and its node. */
export function podPlan(context: WorkloadContext, input: PodInput): PodPlan {
  const { workload, service, cluster, nodes } = context;
  const { revision, problem } = input;
  const image = imageName(context, revision.version);
  const podProblem = applyProblem(problem, image, nodes.length);
  const healthy: Behaviour =
    input.completesAfterSeconds === undefined
      ? { type: 'runs', readyAfterSeconds: 2 + 6 * chance(input.name, 'ready') }
      : { type: 'completes', afterSeconds: about(input.completesAfterSeconds) };
  const profile = workload.container.logs ?? service.logs;
  const main: ContainerPlan = {
    name: workload.container.name,
    image: podProblem.image ?? image,
    behaviour: podProblem.behaviour ?? healthy,
    spec: containerSpec(
      context,
      podProblem.image ?? image,
      podProblem.extraSpec,
      revision.memory,
    ),
    logs: logScript(context, podProblem.logs, profile),
    isImagePresent: chance(input.name, 'image') < 0.5,
  };
  const sidecars = workload.sidecars.map(sidecar =>
    plainContainer(
      sidecar.name,
      sidecar.image,
      { type: 'runs', readyAfterSeconds: 1 },
      logScript(context, sidecar.logs),
    ),
  );
  const index =
    input.nodeIndex ??
    Math.floor(chance(cluster.name, input.name, 'node') * nodes.length);
  return {
    name: input.name,
    generateName: input.generateName,
    namespace: context.namespace,
    uid: ownUid(
      context,
      'Pod',
      `${input.name}/${revision.number}/${input.createdMs}`,
    ),
    createdMs: input.createdMs,
    deletedMs: input.deletedMs,
    labels: { ...podLabels(context, revision.version), ...input.extraLabels },
    annotations: workloadAnnotations(context, revision),
    owner: input.owner,
    node: nodes[index % nodes.length],
    podIp: podIp(context, input.name),
    restartPolicy: input.restartPolicy ?? 'Always',
    initContainers: initContainers(context, image, podProblem),
    containers: [main, ...sidecars],
    spec: {
      ...(input.claim
        ? {
            volumes: [
              {
                name: 'data',
                persistentVolumeClaim: { claimName: input.claim },
              },
            ],
          }
        : {}),
      ...podSpecDefaults(context),
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
    unschedulable: podProblem.unschedulable,
    qosClass: 'Burstable',
    isOlderKubelet: minorVersion(cluster) < 36,
  };
}
