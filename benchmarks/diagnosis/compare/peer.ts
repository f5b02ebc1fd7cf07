import {
  FAILURE_CLASSES,
  FailureClass,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  RawObject,
  RawPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { Diagnosis, isKubernetesObject, Report, Subject } from './report';

/** The parts of the peer's error that are read here. */
interface DetectedError {
  readonly type: string;
  readonly message: string;
  readonly sourceRef: { readonly kind: string; readonly name: string };
}

/** What of the installed packages is used. */
export interface PeerModules {
  readonly version: string;
  readonly detectErrors: (objects: {
    items: readonly unknown[];
  }) => Map<string, readonly DetectedError[]>;
  /** The peer's own copy of luxon, whose clock it reads. */
  readonly luxonSettings: { now: () => number };
}

type Category = FailureClass['category'];

/** Names of the lists that the peer's backend gives, by kind. */
const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Service: 'services',
  ConfigMap: 'configmaps',
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  HorizontalPodAutoscaler: 'horizontalpodautoscalers',
  Job: 'jobs',
  CronJob: 'cronjobs',
  Ingress: 'ingresses',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
};

/** Each waiting reason counts as every cause that the kubelet gives it for. */
const WAITING_CATEGORIES: Readonly<Record<string, readonly Category[]>> = {
  InvalidImageName: ['image'],
  ErrImagePull: ['image'],
  ImagePullBackOff: ['image'],
  ErrImageNeverPull: ['image'],
  ImageInspectError: ['image'],
  CreateContainerConfigError: ['config', 'start'],
  CreateContainerError: ['config', 'start'],
  RunContainerError: ['config', 'start', 'crash'],
  CrashLoopBackOff: ['start', 'crash'],
};
const ANY_WAITING: readonly Category[] = ['image', 'config', 'start', 'crash'];

function classesOf(categories: readonly Category[]): readonly string[] {
  return Object.entries<FailureClass>(FAILURE_CLASSES)
    .filter(([, { category }]) => categories.includes(category))
    .map(([name]) => name);
}

const isPod = (object: RawPod | RawObject): object is RawPod =>
  object.kind === 'Pod';

/** The container that the error is about, as far as its message tells. */
function containerOf(error: DetectedError, pod: RawPod | undefined) {
  const restarted = /^container=(\S+)/.exec(error.message)?.[1];
  if (restarted) return { name: restarted };
  const waiting = pod?.status.containerStatuses?.filter(
    ({ state }) => state.waiting?.message === error.message,
  );
  return waiting?.length === 1
    ? { name: waiting[0].name, reason: waiting[0].state.waiting?.reason }
    : undefined;
}

/** The condition whose message the error repeats. */
function isProgress(error: DetectedError, object: RawObject): boolean {
  return Boolean(
    object.status?.conditions?.some(
      ({ type, message }) =>
        type === 'Progressing' && message === error.message,
    ),
  );
}

function reportOf(
  error: DetectedError,
  objects: readonly (RawPod | RawObject)[],
): Report {
  const { kind, name } = error.sourceRef;
  const source = objects.find(
    object => object.kind === kind && object.metadata.name === name,
  );
  const pod = source && isPod(source) ? source : undefined;
  const container = containerOf(error, pod);
  const report = (classes: readonly string[]): Report => ({
    classes,
    object: `${kind}/${name}`,
    pods: [],
    container: container?.name,
    text: `${error.type} on ${kind}/${name}`,
  });
  switch (error.type) {
    case 'container-waiting': {
      const categories = WAITING_CATEGORIES[container?.reason ?? ''];
      return report(classesOf(categories ?? ANY_WAITING));
    }
    case 'containers-restarting':
      return report(classesOf(['start', 'crash']));
    case 'readiness-probe-taking-too-long':
      return report(classesOf(['probe']));
    case 'hpa-max-current-replicas':
      return report(['HPAAtMax']);
    default:
      return report(
        source && !isPod(source) && isProgress(error, source)
          ? ['ProgressDeadlineExceeded', 'ReplicaSetCreateError']
          : ['MinimumReplicasUnavailable'],
      );
  }
}

/** Objects in the form in which the peer's frontend gets them. */
export function toPeerResponse(objects: readonly (RawPod | RawObject)[]) {
  const resources = Object.entries(RESOURCE_TYPES).map(([kind, type]) => ({
    type,
    resources: objects.filter(object => object.kind === kind),
  }));
  const cluster = { name: 'cluster' };
  return { items: [{ cluster, podMetrics: [], errors: [], resources }] };
}

/** The peer, with each of its errors read as generously as its words allow. */
export function peer(modules: PeerModules): Diagnosis {
  return {
    name: '@backstage/plugin-kubernetes-common',
    version: modules.version,
    reportsOf({ now, objects }: Subject) {
      const known = objects.filter(isKubernetesObject);
      modules.luxonSettings.now = () => Date.parse(now);
      const errors = modules.detectErrors(toPeerResponse(known)).get('cluster');
      return (errors ?? []).map(error => reportOf(error, known));
    },
  };
}
