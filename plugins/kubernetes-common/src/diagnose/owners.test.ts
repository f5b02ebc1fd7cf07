import {
  aJob,
  anObject,
  aPod,
  aReplicaSet,
  findingsOf,
  secondsAgo,
  verdictsOf,
} from '../testing';
import { eventOn, inShop, web, webPod } from './testing/shop';

describe('pods that never came to be', () => {
  const refused = (message: string) =>
    aReplicaSet(inShop('web-7c9d5'))
      .ownedBy('Deployment', 'web')
      .withCondition({
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message,
      });

  it.each([
    [
      'QuotaExceeded',
      'pods "web-x2" is forbidden: exceeded quota: compute, requested: limits.cpu=1,pods=1, used: limits.cpu=4,pods=3, limited: limits.cpu=4,pods=3',
      { quota: 'compute', requested: 'limits.cpu=1,pods=1' },
    ],
    [
      'QuotaExceeded',
      'pods "web-x2" is forbidden: failed quota: compute: must specify limits.cpu for: app',
      { quota: 'compute' },
    ],
    [
      'LimitRangeViolation',
      'pods "web-x2" is forbidden: maximum memory usage per Container is 64Mi, but limit is 1Gi',
      {},
    ],
    [
      'PodSecurityViolation',
      'pods "web-x2" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set …)',
      { level: 'restricted:latest' },
    ],
    [
      'AdmissionWebhookDenied',
      'admission webhook "validate.kyverno.svc-fail" denied the request: no',
      { webhook: 'validate.kyverno.svc-fail' },
    ],
    [
      'AdmissionWebhookDenied',
      `pods "web-x2" is forbidden: ValidatingAdmissionPolicy 'limits' with binding 'all' denied request: no`,
      { webhook: 'limits' },
    ],
    [
      'PodSecurityViolation',
      'pods "web-x2" is forbidden: PodSecurityPolicy: unable to admit pod: [privileged]',
      { violations: '[privileged]' },
    ],
    [
      'PodSecurityViolation',
      'pods "web-x2" is forbidden: unable to validate against any security context constraint: [fsGroup]',
      { violations: '[fsGroup]' },
    ],
    [
      'AdmissionWebhookUnavailable',
      'Internal error occurred: failed calling webhook "x.y": failed to call webhook: Post "https://…": context deadline exceeded',
      { webhook: 'x.y' },
    ],
    [
      'ServiceAccountMissing',
      'pods "web-" is forbidden: error looking up service account shop/web: serviceaccount "web" not found',
      { serviceAccount: 'web' },
    ],
    [
      'PriorityClassMissing',
      'pods "web-" is forbidden: no PriorityClass with name high was found',
      { priorityClass: 'high' },
    ],
    [
      'RuntimeClassMissing',
      'pods "web-" is forbidden: pod rejected: RuntimeClass "gvisor" not found',
      { runtimeClass: 'gvisor' },
    ],
    [
      'InvalidPodTemplate',
      'Pod "web-" is invalid: spec.containers: Required',
      {},
    ],
    ['FailedCreate', 'something else', {}],
  ])('finds %s on the Deployment', (name, message, params) => {
    const [finding] = findingsOf([web(), refused(message)]);
    expect(finding).toMatchObject({
      class: name,
      scope: { kind: 'Deployment', name: 'web' },
      params,
      pods: [],
    });
  });

  it('counts a refusal that Deployment and ReplicaSet both tell of once', () => {
    const message = 'exceeded quota: q, requested: a, used: b, limited: c';
    const condition = {
      type: 'ReplicaFailure',
      status: 'True' as const,
      message,
    };
    expect(
      verdictsOf([web().withCondition(condition), refused(message)]),
    ).toEqual(['error QuotaExceeded']);
  });

  it('finds it in an event of a StatefulSet, which has no such condition', () => {
    const statefulSet = anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 2 })
      .withStatus({ replicas: 0 });
    const event = eventOn('StatefulSet', 'db', {
      reason: 'FailedCreate',
      message:
        'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: exceeded quota: q, requested: a, used: b, limited: c',
    });
    expect(verdictsOf([statefulSet, event])).toEqual(['error QuotaExceeded']);
  });

  it('forgets it when a later attempt went well', () => {
    const job = aJob(inShop('job')).withStatus({
      active: 0,
      succeeded: 0,
      conditions: [],
    });
    const failed = eventOn('Job', 'job', {
      reason: 'FailedCreate',
      message: 'exceeded quota: q, requested: a, used: b, limited: c',
      lastSeenSecondsAgo: 60,
    });
    const created = eventOn('Job', 'job', {
      type: 'Normal',
      reason: 'SuccessfulCreate',
      lastSeenSecondsAgo: 10,
    });
    expect(verdictsOf([job, failed])).toEqual(['error QuotaExceeded']);
    expect(verdictsOf([job, failed, created])).toEqual([]);
  });
});

describe('Deployments', () => {
  const deadline = {
    type: 'Progressing',
    status: 'False' as const,
    reason: 'ProgressDeadlineExceeded',
    message: 'ReplicaSet "web-7c9d5" has timed out progressing.',
  };

  it('hangs a missed deadline below the failure of the pods', () => {
    const builders = [
      web().withCondition(deadline),
      webPod().crashLooping({ exitCode: 1 }),
    ];
    const findings = findingsOf(builders);
    expect(findings).toHaveLength(1);
    expect(findings[0].class).toBe('ApplicationError');
    expect(findings[0].symptoms[0]).toMatchObject({
      class: 'ProgressDeadlineExceeded',
      params: { replicaSet: 'web-7c9d5' },
    });
  });

  it('makes an error of a warning whose rollout missed its deadline', () => {
    const unready = aPod(inShop('web-7c9d5-abcde', { ageSeconds: 60 }))
      .ownedBy('ReplicaSet', 'web-7c9d5')
      .withContainer({
        name: 'app',
        readinessProbe: { httpGet: { port: 80 } },
      })
      .notReady();
    expect(verdictsOf([web(), unready])).toEqual([
      'warning ReadinessProbeFailing',
    ]);
    expect(verdictsOf([web().withCondition(deadline), unready])).toEqual([
      'error ReadinessProbeFailing',
    ]);
  });

  it('reports a missed deadline by itself where no pod says why', () => {
    expect(verdictsOf([web().withCondition(deadline)])).toEqual([
      'error ProgressDeadlineExceeded',
    ]);
  });

  it('says nothing of Available=False within the deadline of a rollout', () => {
    const rollingOut = web().withCondition({
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      lastTransitionTime: secondsAgo(120),
    });
    expect(verdictsOf([rollingOut])).toEqual([]);
  });

  it('ignores conditions of the template before', () => {
    const behind = web().withCondition(deadline);
    behind.withStatus({ observedGeneration: 0 });
    expect(verdictsOf([behind])).toEqual([]);
  });

  it.each([
    ['DeploymentPaused', { paused: true }],
    ['ScaledToZero', { replicas: 0 }],
  ])('takes %s for an intention', (name, spec) => {
    expect(verdictsOf([web().withSpec(spec).withCondition(deadline)])).toEqual([
      `info ${name}`,
    ]);
  });
});

describe('StatefulSets', () => {
  it('hangs the missing ordinals below the pod that blocks them', () => {
    const statefulSet = anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 3 })
      .withStatus({ replicas: 1, readyReplicas: 0 });
    const blocking = aPod(inShop('db-0'))
      .ownedBy('StatefulSet', 'db')
      .crashLooping();
    const [finding] = findingsOf([statefulSet, blocking]);
    expect(finding.class).toBe('ApplicationError');
    expect(finding.symptoms[0]).toMatchObject({
      class: 'StatefulSetStuck',
      params: { pod: 'db-0' },
    });
  });
});

describe('Jobs', () => {
  const job = (conditions: object[], status = {}) =>
    aJob(inShop('job')).withStatus({
      succeeded: 0,
      failed: 2,
      conditions,
      ...status,
    });
  const failedPod = () =>
    aPod(inShop('job-a', { restartPolicy: 'Never' }))
      .ownedBy('Job', 'job')
      .terminated({ exitCode: 1 })
      .failed();
  const condition = (reason: string) => ({
    type: 'Failed',
    status: 'True',
    reason,
    message: 'as Kubernetes says',
  });

  it.each([
    ['JobBackoffLimitExceeded', 'BackoffLimitExceeded'],
    ['JobDeadlineExceeded', 'DeadlineExceeded'],
    ['JobPodFailurePolicy', 'PodFailurePolicy'],
    ['JobFailedIndexes', 'FailedIndexes'],
    ['JobMaxFailedIndexesExceeded', 'MaxFailedIndexesExceeded'],
    ['JobFailedOther', 'SomethingNew'],
  ])('reads %s from the condition', (name, reason) => {
    expect(verdictsOf([job([condition(reason)])])).toEqual([`error ${name}`]);
  });

  it('has one finding for a failed Job: the cause in its pods, the condition below', () => {
    const findings = findingsOf([
      job([condition('BackoffLimitExceeded')]),
      failedPod(),
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      class: 'ContainerTerminatedError',
      severity: 'error',
      scope: { kind: 'Job', name: 'job' },
    });
    expect(findings[0].symptoms[0].class).toBe('JobBackoffLimitExceeded');
  });

  it('warns while a Job still tries', () => {
    const findings = findingsOf([job([], { active: 1 }), failedPod()]);
    expect(findings).toHaveLength(1);
    expect(findings[0].severity).toBe('warning');
    expect(findings[0].symptoms[0].class).toBe('JobRetrying');
  });

  it('judges by conditions, not by counters: failed pods of a Job that completed are no failure', () => {
    const complete = { type: 'Complete', status: 'True' };
    expect(verdictsOf([job([complete], { succeeded: 1 })])).toEqual([]);
  });

  it('takes a suspended Job and a suspended CronJob for intentions', () => {
    expect(
      verdictsOf([job([], { failed: 0 }).withSpec({ suspend: true })]),
    ).toEqual(['info JobSuspended']);
    const cronJob = anObject('CronJob', inShop('nightly')).withSpec({
      suspend: true,
    });
    expect(verdictsOf([cronJob])).toEqual(['info CronJobSuspended']);
  });

  it('hangs the last run of a CronJob below what made it fail', () => {
    const cronJob = anObject('CronJob', inShop('nightly')).withSpec({
      schedule: '0 3 * * *',
    });
    const run = job([condition('BackoffLimitExceeded')]).ownedBy(
      'CronJob',
      'nightly',
    );
    const findings = findingsOf([cronJob, run, failedPod()]);
    expect(findings).toHaveLength(1);
    expect(findings[0].scope).toMatchObject({
      kind: 'CronJob',
      name: 'nightly',
    });
    expect(findings[0].symptoms.map(symptom => symptom.class).sort()).toEqual([
      'CronJobLastRunFailed',
      'JobBackoffLimitExceeded',
    ]);
  });

  it('forgets an earlier run of a CronJob that failed once a later one went well', () => {
    const cronJob = anObject('CronJob', inShop('nightly')).withStatus({
      lastSuccessfulTime: secondsAgo(10),
    });
    const run = job([condition('BackoffLimitExceeded')]).ownedBy(
      'CronJob',
      'nightly',
    );
    const later = aJob(inShop('later', { ageSeconds: 60 })).ownedBy(
      'CronJob',
      'nightly',
    );
    expect(
      verdictsOf([cronJob, run, failedPod(), later]).filter(
        verdict => !verdict.startsWith('info'),
      ),
    ).toEqual([]);
  });
});

describe('autoscalers', () => {
  const hpa = (condition: object, spec = {}) =>
    anObject('HorizontalPodAutoscaler', inShop('web'))
      .withSpec({
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
        minReplicas: 1,
        maxReplicas: 5,
        ...spec,
      })
      .withStatus({ conditions: [condition] });
  const atMax = {
    type: 'ScalingLimited',
    status: 'True',
    reason: 'TooManyReplicas',
  };
  const metrics = {
    type: 'ScalingActive',
    status: 'False',
    reason: 'FailedGetResourceMetric',
    message: 'unable to fetch metrics from resource metrics API',
  };

  it('warns without a metrics API, also on a healthy service', () => {
    expect(verdictsOf([web(), webPod(), hpa(metrics)])).toEqual([
      'warning HPAFailedGetMetrics',
    ]);
  });

  it('says nothing in the first two minutes of the pods', () => {
    const young = aPod(inShop('web-7c9d5-abcde', { ageSeconds: 60 })).ownedBy(
      'ReplicaSet',
      'web-7c9d5',
    );
    expect(verdictsOf([young, hpa(metrics)])).toEqual([]);
  });

  it('hangs metrics that unready pods do not give below what ails the pods', () => {
    const unready = {
      ...metrics,
      message:
        'did not receive metrics for targeted pods (pods might be unready)',
    };
    const findings = findingsOf([webPod().crashLooping(), hpa(unready)]);
    expect(findings).toHaveLength(1);
    expect(findings[0].symptoms[0].class).toBe('HPAFailedGetMetrics');
  });

  it.each([
    ['warning HPAAtMax', atMax],
    [
      'error HPATargetMissing',
      { type: 'AbleToScale', status: 'False', reason: 'FailedGetScale' },
    ],
    [
      'warning HPASelectorProblem',
      { type: 'ScalingActive', status: 'False', reason: 'AmbiguousSelector' },
    ],
  ])('finds %s', (verdict, condition) => {
    expect(verdictsOf([hpa(condition)])).toEqual([verdict]);
  });

  it.each([
    [{ type: 'ScalingLimited', status: 'True', reason: 'TooFewReplicas' }],
    [{ type: 'ScalingActive', status: 'False', reason: 'ScalingDisabled' }],
  ])('takes %j for benign', condition => {
    expect(verdictsOf([hpa(condition)])).toEqual([]);
  });

  it('says nothing of a maximum that is the minimum, too', () => {
    expect(verdictsOf([hpa(atMax, { minReplicas: 5 })])).toEqual([]);
  });

  it('reads the conditions that autoscaling/v1 keeps in an annotation', () => {
    const raw = hpa(atMax).build();
    raw.status = {};
    raw.metadata.annotations = {
      'autoscaling.alpha.kubernetes.io/conditions': JSON.stringify([atMax]),
    };
    expect(verdictsOf([{ build: () => raw }])).toEqual(['warning HPAAtMax']);
  });
});

describe('claims', () => {
  const claim = (options = {}) =>
    anObject('PersistentVolumeClaim', inShop('data', options)).withStatus({
      phase: 'Pending',
    });
  const noClass = eventOn('PersistentVolumeClaim', 'data', {
    type: 'Normal',
    reason: 'FailedBinding',
    message:
      'no persistent volumes available for this claim and no storage class is set',
  });

  it('hangs the pod that waits below the claim, from an event of type Normal', () => {
    const waiting = webPod()
      .unschedulable(
        '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
      )
      .withSpec({
        volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
      });
    const findings = findingsOf([waiting, claim(), noClass]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      class: 'PVCNoStorageClass',
      scope: { kind: 'PersistentVolumeClaim', name: 'data' },
      pods: [{ name: 'web-7c9d5-abcde' }],
      symptoms: [{ class: 'PVCUnbound' }],
    });
  });

  it('gives provisioning two minutes', () => {
    expect(verdictsOf([claim({ ageSeconds: 60 }), noClass])).toEqual([
      'info PVCNoStorageClass',
    ]);
  });

  it.each([
    ['PVCStorageClassMissing', 'storageclass.storage.k8s.io "fast" not found'],
    ['PVCProvisioningFailed', 'failed to provision volume: quota'],
  ])('finds %s', (name, message) => {
    const event = eventOn('PersistentVolumeClaim', 'data', {
      reason: 'ProvisioningFailed',
      message,
    });
    expect(verdictsOf([claim(), event])).toEqual([`error ${name}`]);
  });

  it('finds a claim whose volume is lost', () => {
    const lost = claim().withStatus({ phase: 'Lost' });
    expect(verdictsOf([lost])).toEqual(['error PVCLost']);
  });
});

describe('services', () => {
  const service = (spec = {}, options = {}) =>
    anObject('Service', inShop('web', options)).withSpec({
      type: 'ClusterIP',
      clusterIP: '10.0.0.1',
      selector: { app: 'web' },
      ...spec,
    });
  const labelled = () => aPod(inShop('other', { labels: { app: 'other' } }));

  it('warns of a selector that matches no pod', () => {
    expect(verdictsOf([service(), labelled()])).toEqual([
      'warning ServiceNoEndpoints',
    ]);
  });

  it.each([
    ['is headless', { clusterIP: 'None' }],
    ['is an ExternalName', { type: 'ExternalName' }],
    ['has no selector', { selector: {} }],
  ])('says nothing of a service that %s', (_, spec) => {
    expect(verdictsOf([service(spec), labelled()])).toEqual([]);
  });

  it('says nothing when what it selects is scaled to zero', () => {
    const zero = web().withSpec({ replicas: 0 });
    expect(verdictsOf([service(), zero, labelled()])).toEqual([
      'info ScaledToZero',
    ]);
  });

  it('proves nothing where pods were not read', () => {
    expect(verdictsOf([service()])).toEqual([]);
  });

  it('hangs below what keeps its pods from being ready', () => {
    const failing = aPod(inShop('web-1', { labels: { app: 'web' } }))
      .ownedBy('ReplicaSet', 'web-7c9d5')
      .crashLooping();
    const findings = findingsOf([service(), failing]);
    expect(findings).toHaveLength(1);
    expect(findings[0].symptoms[0].class).toBe('ServiceNoEndpoints');
  });
});

describe('nodes', () => {
  const node = (condition: object) =>
    anObject('Node', { name: 'node-1', namespace: '' }).withStatus({
      conditions: [condition],
    });

  it('reads only conditions whose meaning is known', () => {
    expect(
      verdictsOf([node({ type: 'NetworkingReady', status: 'True' })]),
    ).toEqual([]);
    expect(verdictsOf([node({ type: 'Ready', status: 'Unknown' })])).toEqual([
      'error NodeNotReady',
    ]);
    expect(
      verdictsOf([node({ type: 'DiskPressure', status: 'True' })]),
    ).toEqual(['error NodeDiskPressure']);
  });
});
