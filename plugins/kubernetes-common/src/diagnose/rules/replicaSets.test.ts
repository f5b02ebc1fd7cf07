import { aJob, anObject, diagnoseObjects, podVerdicts } from '../../testing';
import { eventOn, inShop, refusedPods, web } from '../testing/shop';

describe('pods that never came to be', () => {
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
      'PodSecurityViolation',
      'pods "web-x2" is forbidden: no providers available to validate pod request',
      {},
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
    const [finding] = diagnoseObjects([web(), refusedPods(message)]);
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
      podVerdicts([web().withCondition(condition), refusedPods(message)]),
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
    expect(podVerdicts([statefulSet, event])).toEqual(['error QuotaExceeded']);
  });

  it('drops it after a later success', () => {
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
    expect(podVerdicts([job, failed])).toEqual(['error QuotaExceeded']);
    expect(podVerdicts([job, failed, created])).toEqual([]);
  });
});
