import { kubectl, oc } from '../connect';
import { findingClusters } from '../diagnose/findingClusters';
import { Finding } from '../diagnose/types';
import type { Cli } from './types';

/** Enough to see what led to a crash, little enough to read. */
const LOG_LINES = '--tail=100';

type Words = readonly string[] | undefined;

/** A step's name, and the words after `kubectl` or `oc` that do it; undefined where the finding lacks what is needed. */
const STEP_WORDS: Readonly<Record<string, (finding: Finding) => Words>> = {
  describePod: inPod(pod => ['describe', 'pod', pod]),
  podEvents: inPod(pod => ['events', '--for', `pod/${pod}`]),
  podYaml: inPod(pod => ['get', 'pod', pod, '-o', 'yaml']),
  podWide: inPod(pod => ['get', 'pod', pod, '-o', 'wide']),
  podUsage: inPod(pod => ['top', 'pod', pod, '--containers']),
  previousLog: inContainer((pod, container, { params }) => [
    ...['logs', pod, '-c', container],
    // Without a restart there is no previous log, and kubectl fails.
    ...(params.restarts === 0 ? [] : ['--previous']),
    LOG_LINES,
  ]),
  currentLog: inContainer((pod, container) => [
    'logs',
    pod,
    '-c',
    container,
    LOG_LINES,
  ]),
  describeObject: ofObject((kind, name) => ['describe', kind, name]),
  objectYaml: ofObject((kind, name) => ['get', kind, name, '-o', 'yaml']),
  rolloutStatus: ofRollout('status'),
  rolloutUndo: ofRollout('undo'),
  rolloutResume: ofRollout('resume'),
  runCronJob: finding => {
    const cronJob = cronJobName(finding);
    return cronJob === undefined
      ? undefined
      : [
          ...['-n', finding.scope.namespace, 'create', 'job'],
          `--from=cronjob/${cronJob}`,
          manualRun(cronJob, finding),
        ];
  },
  listConfigMaps: inNamespace('get', 'configmaps'),
  listSecrets: inNamespace('get', 'secrets'),
  listServiceAccounts: inNamespace('get', 'serviceaccounts'),
  listServices: inNamespace('get', 'services'),
  listClaims: inNamespace('get', 'persistentvolumeclaims'),
  listQuotas: inNamespace('describe', 'resourcequotas'),
  listLimitRanges: inNamespace('describe', 'limitranges'),
  listDisruptionBudgets: inNamespace('get', 'poddisruptionbudgets'),
  listNodes: () => ['get', 'nodes', '-o', 'wide'],
  nodePlatforms: () => [
    ...['get', 'nodes'],
    ...['-L', 'kubernetes.io/os,kubernetes.io/arch'],
  ],
  nodeLabels: () => ['get', 'nodes', '--show-labels'],
  nodeSizes: () => [
    ...['get', 'nodes', '-o'],
    'custom-columns=NAME:.metadata.name,CPU:.status.allocatable.cpu,MEMORY:.status.allocatable.memory',
  ],
  nodeTaints: () => [
    ...['get', 'nodes'],
    ...['-o', 'custom-columns=NAME:.metadata.name,TAINTS:.spec.taints[*].key'],
  ],
  listStorageClasses: () => ['get', 'storageclasses'],
  listIngressClasses: () => ['get', 'ingressclasses'],
  listGateways: () => ['get', 'gateways', '--all-namespaces'],
  listRuntimeClasses: () => ['get', 'runtimeclasses'],
  listPriorityClasses: () => ['get', 'priorityclasses'],
  listVolumes: () => ['get', 'persistentvolumes'],
  describeNode: finding => {
    const node = text(finding, 'node');
    return node ? ['describe', 'node', node] : undefined;
  },
  nodeUsage: () => ['top', 'nodes'],
};

/**
 * Names of the steps that come with a command.
 *
 * @public
 */
export const STEP_COMMANDS: readonly string[] = Object.keys(STEP_WORDS);

/**
 * The command of a step, ready to paste into a shell; undefined for steps without one.
 *
 * @param context - What the cluster is called in the reader's kubeconfig; without it the command runs wherever they are
 * @param cli - What the reader uses
 *
 * @public
 */
export function stepCommand(
  step: string,
  finding: Finding,
  context?: string,
  cli: Cli = 'kubectl',
): string | undefined {
  const words = Object.hasOwn(STEP_WORDS, step)
    ? STEP_WORDS[step](finding)
    : undefined;
  const where = context === undefined ? [] : [`--context=${context}`];
  if (!words) return undefined;
  return cli === 'oc'
    ? oc(...where, ...wordsForOc(words))
    : kubectl(...where, ...words);
}

/** What `kubectl top` shows, oc shows with `oc adm top`. */
function wordsForOc(words: readonly string[]): readonly string[] {
  const verb = words[0] === '-n' ? 2 : 0;
  return words[verb] === 'top'
    ? [...words.slice(0, verb), 'adm', ...words.slice(verb)]
    : words;
}

/**
 * The cluster of the pod that the commands name, or else of the finding.
 *
 * @public
 */
export function clusterOfCommands(finding: Finding): string | undefined {
  const name = text(finding, 'pod');
  const pod =
    finding.pods.find(each => each.name === name) ?? finding.pods.at(0);
  return pod?.cluster ?? findingClusters(finding).at(0);
}

function text(finding: Finding, param: string): string {
  return String(finding.params[param] ?? '');
}

function cronJobName(finding: Finding): string | undefined {
  const { kind, name } = finding.scope;
  return text(finding, 'cronJob') || (kind === 'CronJob' ? name : undefined);
}

/** What the label of a Job's pods can hold. */
const MAX_JOB_NAME = 63;

/** Named after the run that failed, as a second Job of the same name would be refused. */
function manualRun(cronJob: string, finding: Finding): string {
  const failed =
    text(finding, 'failedRun') || text(finding, 'job') || finding.scope.name;
  const run = failed.startsWith(`${cronJob}-`)
    ? failed.slice(cronJob.length + 1)
    : '1';
  const suffix = `-manual-${run}`;
  return `${cronJob.slice(
    0,
    Math.max(1, MAX_JOB_NAME - suffix.length),
  )}${suffix}`;
}

function inNamespace(...words: readonly string[]) {
  return (finding: Finding): Words => ['-n', finding.scope.namespace, ...words];
}

function inPod(words: (pod: string) => readonly string[]) {
  return (finding: Finding): Words => {
    const pod = text(finding, 'pod') || finding.pods[0]?.name;
    return pod ? ['-n', finding.scope.namespace, ...words(pod)] : undefined;
  };
}

function inContainer(
  words: (
    pod: string,
    container: string,
    finding: Finding,
  ) => readonly string[],
) {
  return (finding: Finding): Words => {
    const { container } = finding.scope;
    if (!container) return undefined;
    return inPod(pod => words(pod, container, finding))(finding);
  };
}

function ofObject(words: (kind: string, name: string) => readonly string[]) {
  return (finding: Finding): Words => {
    const { kind, name, namespace } = finding.scope;
    const where = namespace ? ['-n', namespace] : [];
    // Two APIs may have the same kind; only the definition tells kubectl which.
    const resource = text(finding, 'definition') || kind.toLowerCase();
    return [...where, ...words(resource, name)];
  };
}

/** The kinds that `kubectl rollout` knows. */
const ROLLED_OUT_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];

function ofRollout(action: string) {
  return (finding: Finding): Words =>
    ROLLED_OUT_KINDS.includes(finding.scope.kind)
      ? ofObject((kind, name) => ['rollout', action, `${kind}/${name}`])(
          finding,
        )
      : undefined;
}
