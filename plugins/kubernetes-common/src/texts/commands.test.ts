import { Finding } from '../diagnose/types';
import { aFinding } from '../testing';
import { clusterOfCommands, STEP_COMMANDS, stepCommand } from './commands';

const finding = (changes: Partial<Finding> = {}): Finding => ({
  ...aFinding([]),
  scope: {
    kind: 'Deployment',
    namespace: 'shop',
    name: 'web',
    container: 'app',
  },
  params: { pod: 'web-0', node: 'node-1' },
  ...changes,
});

const about = (kind: string, name = 'web', namespace = 'shop') =>
  finding({ scope: { kind, namespace, name } });

describe('the command of a step', () => {
  it.each([
    ['describePod', 'kubectl -n shop describe pod web-0'],
    ['podEvents', 'kubectl -n shop events --for pod/web-0'],
    ['podYaml', 'kubectl -n shop get pod web-0 -o yaml'],
    ['podWide', 'kubectl -n shop get pod web-0 -o wide'],
    ['podUsage', 'kubectl -n shop top pod web-0 --containers'],
    ['previousLog', 'kubectl -n shop logs web-0 -c app --previous --tail=100'],
    ['currentLog', 'kubectl -n shop logs web-0 -c app --tail=100'],
    ['describeObject', 'kubectl -n shop describe deployment web'],
    ['objectYaml', 'kubectl -n shop get deployment web -o yaml'],
    ['rolloutStatus', 'kubectl -n shop rollout status deployment/web'],
    ['rolloutUndo', 'kubectl -n shop rollout undo deployment/web'],
    ['rolloutResume', 'kubectl -n shop rollout resume deployment/web'],
    ['listConfigMaps', 'kubectl -n shop get configmaps'],
    ['listSecrets', 'kubectl -n shop get secrets'],
    ['listServiceAccounts', 'kubectl -n shop get serviceaccounts'],
    ['listClaims', 'kubectl -n shop get persistentvolumeclaims'],
    ['listQuotas', 'kubectl -n shop describe resourcequotas'],
    ['listLimitRanges', 'kubectl -n shop describe limitranges'],
    ['listDisruptionBudgets', 'kubectl -n shop get poddisruptionbudgets'],
    ['listNodes', 'kubectl get nodes -o wide'],
    [
      'nodePlatforms',
      'kubectl get nodes -L kubernetes.io/os,kubernetes.io/arch',
    ],
    ['nodeLabels', 'kubectl get nodes --show-labels'],
    ['listStorageClasses', 'kubectl get storageclasses'],
    ['listIngressClasses', 'kubectl get ingressclasses'],
    ['listRuntimeClasses', 'kubectl get runtimeclasses'],
    ['listPriorityClasses', 'kubectl get priorityclasses'],
    ['listVolumes', 'kubectl get persistentvolumes'],
    ['describeNode', 'kubectl describe node node-1'],
    [
      'nodeSizes',
      'kubectl get nodes -o custom-columns=NAME:.metadata.name,CPU:.status.allocatable.cpu,MEMORY:.status.allocatable.memory',
    ],
    ['nodeUsage', 'kubectl top nodes'],
  ])('%s is %s', (step, command) => {
    expect(stepCommand(step, finding())).toBe(command);
  });

  it('exists for every step that is said to have one', () => {
    const cronJob = about('CronJob', 'nightly');
    const without = STEP_COMMANDS.filter(
      step => !stepCommand(step, finding()) && !stepCommand(step, cronJob),
    );
    expect(without).toEqual([]);
    expect(stepCommand('read', finding())).toBeUndefined();
    expect(stepCommand('toString', finding())).toBeUndefined();
  });

  it('runs in the cluster, by the name in the kubeconfig of the reader', () => {
    expect(stepCommand('listNodes', finding(), 'eu')).toBe(
      'kubectl --context=eu get nodes -o wide',
    );
  });

  it('is one for oc, which has another top', () => {
    expect(stepCommand('podUsage', finding(), 'eu', 'oc')).toBe(
      'oc --context=eu -n shop adm top pod web-0 --containers',
    );
    expect(stepCommand('nodeUsage', finding(), undefined, 'oc')).toBe(
      'oc adm top nodes',
    );
    expect(stepCommand('listNodes', finding(), undefined, 'oc')).toBe(
      'oc get nodes -o wide',
    );
  });

  it('asks for no previous log where nothing was restarted', () => {
    const fresh = finding({ params: { pod: 'web-0', restarts: 0 } });
    expect(stepCommand('previousLog', fresh)).toBe(
      'kubectl -n shop logs web-0 -c app --tail=100',
    );
  });

  it('names a pod of the finding where the params name none', () => {
    const pods = [{ namespace: 'shop', name: 'web-7' }];
    expect(stepCommand('podYaml', finding({ params: {}, pods }))).toBe(
      'kubectl -n shop get pod web-7 -o yaml',
    );
    expect(stepCommand('podYaml', finding({ params: {} }))).toBeUndefined();
    expect(stepCommand('describeNode', finding({ params: {} }))).toBe(
      undefined,
    );
    expect(stepCommand('currentLog', about('Deployment'))).toBeUndefined();
  });

  it('names a custom resource by its definition, and no namespace where there is none', () => {
    const service = finding({
      scope: { kind: 'Service', namespace: '', name: 'hello' },
      params: { definition: 'services.serving.knative.dev' },
    });
    expect(stepCommand('describeObject', service)).toBe(
      'kubectl describe services.serving.knative.dev hello',
    );
  });

  it('undoes only what has rollouts', () => {
    for (const kind of ['StatefulSet', 'DaemonSet']) {
      expect(stepCommand('rolloutUndo', about(kind))).toBe(
        `kubectl -n shop rollout undo ${kind.toLowerCase()}/web`,
      );
    }
    expect(stepCommand('rolloutUndo', about('Job'))).toBeUndefined();
  });

  it('runs a CronJob under a name that is free', () => {
    const job = finding({
      scope: { kind: 'Job', namespace: 'shop', name: 'nightly-28' },
      params: { cronJob: 'nightly', job: 'nightly-28' },
    });
    expect(stepCommand('runCronJob', job)).toBe(
      'kubectl -n shop create job --from=cronjob/nightly nightly-manual-28',
    );
    const failed = { cronJob: 'nightly', failedRun: 'nightly-27' };
    expect(stepCommand('runCronJob', { ...job, params: failed })).toContain(
      ' nightly-manual-27',
    );
    expect(stepCommand('runCronJob', about('CronJob', 'nightly'))).toContain(
      ' nightly-manual-1',
    );
    expect(stepCommand('runCronJob', about('Job'))).toBeUndefined();
    const long = about('CronJob', 'n'.repeat(63));
    const name = stepCommand('runCronJob', long)?.split(' ').at(-1);
    expect(name).toBe(`${'n'.repeat(54)}-manual-1`);
  });
});

describe('the cluster of the commands', () => {
  const pods = [
    { cluster: 'us', namespace: 'shop', name: 'web-1' },
    { cluster: 'eu', namespace: 'shop', name: 'web-0' },
  ];

  it('is that of the pod that they name', () => {
    expect(clusterOfCommands(finding({ pods }))).toBe('eu');
    expect(clusterOfCommands(finding({ pods, params: {} }))).toBe('us');
  });

  it('is that of the finding without pods', () => {
    expect(clusterOfCommands(finding({ clusters: ['ap', 'eu'] }))).toBe('ap');
    expect(clusterOfCommands(finding())).toBeUndefined();
  });
});
