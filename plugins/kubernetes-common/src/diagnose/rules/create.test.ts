import { diagnoseObjects, secondsAgo } from '../../testing';
import { eventOn, inShop, refusedPods, web } from '../testing/shop';
import { aReplicaSet } from '../../testing';
import { indexObjects } from '../testing/indexObjects';
import { createDraft } from './create';
import { diagnosedClasses, testRows, Wording } from '../wording/everyMessage';

const POD = 'pods "loom-7c9d5-x2" is forbidden: ';

/** What the API server, and those that it asks, say to a controller that would make a pod. */
const REFUSALS: Wording = {
  AdmissionWebhookUnavailable: [
    'Internal error occurred: failed calling webhook "sidecar.mesh.example": failed to call webhook: Post "https://injector.mesh.svc:443/inject?timeout=10s": context deadline exceeded',
    'Internal error occurred: failed calling webhook "sidecar.mesh.example": failed to call webhook: Post "https://injector.mesh.svc:443/inject": dial tcp 10.96.4.1:443: connect: connection refused',
    'Internal error occurred: failed calling webhook "sidecar.mesh.example": failed to call webhook: Post "https://injector.mesh.svc:443/inject": x509: certificate signed by unknown authority',
    'Internal error occurred: failed calling webhook "sidecar.mesh.example": Post "https://injector.mesh.svc:443/inject?timeout=30s": no endpoints available for service "injector"',
    'Internal error occurred: failed calling webhook "sidecar.mesh.example": the server could not find the requested resource',
    'Internal error occurred: failed calling admission webhook "sidecar.mesh.example": Post https://injector.mesh.svc:443/inject: EOF',
    'Internal error occurred: failed calling webhook "sidecar.mesh.example": expected response.uid="1", got response.uid="2"',
  ],
  AdmissionWebhookDenied: [
    'admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource Pod/mill/loom-7c9d5-x2 was blocked due to the following policies \n\ndisallow-latest-tag:\n  require-tag: no',
    'admission webhook "validation.gatekeeper.sh" denied the request: [must-have-owner] you must provide labels: {"owner"}',
    'admission webhook "policy.sigstore.dev" denied the request: validation failed: failed policy: signed: spec.containers[0].image loom@sha256:1f signature key validation failed for authority: no matching signatures',
    'admission webhook "connaisseur-svc.connaisseur.svc" denied the request: Unable to find signed digest for image harbor.mill.example/loom:2.1',
    'admission webhook "x.example" denied the request without explanation',
    `${POD}ValidatingAdmissionPolicy 'max-replicas' with binding 'max-replicas' denied request: failed expression: object.spec.replicas <= 5`,
    `${POD}MutatingAdmissionPolicy 'inject' with binding 'inject' denied request: failed evaluating mutation`,
    `${POD}image policy webhook backend denied one or more images: not signed`,
    `${POD}one or more images rejected by webhook backend`,
  ],
  QuotaExceeded: [
    `${POD}exceeded quota: compute, requested: limits.cpu=1, used: limits.cpu=4, limited: limits.cpu=4`,
    `${POD}failed quota: compute: must specify limits.cpu for: app; limits.memory for: app`,
    `${POD}failed quota: compute: must specify limits.cpu,limits.memory`,
    `${POD}insufficient quota to match these scopes: [{PriorityClass In [system-cluster-critical]}]`,
    'persistentvolumeclaims "data-loom-0" is forbidden: exceeded quota: storage, requested: requests.storage=20Gi, used: requests.storage=90Gi, limited: requests.storage=100Gi',
    `${POD}status unknown for quota: compute, resources: limits.cpu`,
    `${POD}Exceeded quota: objects, requested: pods=1, used: pods=20, limited: pods=20`,
  ],
  LimitRangeViolation: [
    `${POD}maximum cpu usage per Container is 1, but limit is 2`,
    `${POD}[minimum memory usage per Container is 64Mi, but request is 32Mi, maximum cpu usage per Pod is 2, but limit is 3]`,
    `${POD}Maximum memory usage per Pod is 1Gi, but limit is 2Gi`,
    `${POD}cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000`,
  ],
  PodSecurityViolation: [
    `${POD}violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)`,
    `${POD}PodSecurityPolicy: unable to admit pod: [spec.containers[0].securityContext.privileged: Invalid value: true: Privileged containers are not allowed]`,
    `${POD}unable to validate against any pod security policy: [spec.securityContext.hostNetwork: Invalid value: true: Host network is not allowed to be used]`,
    `${POD}unable to validate against any security context constraint: [provider "anyuid": Forbidden: not usable by user or serviceaccount]`,
  ],
  ServiceAccountMissing: [
    `${POD}error looking up service account mill/loom: serviceaccount "loom" not found`,
    `${POD}No API token found for service account "loom", retry after the token is automatically created and added to the service account`,
  ],
  PriorityClassMissing: [`${POD}no PriorityClass with name urgent was found`],
  RuntimeClassMissing: [
    `${POD}pod rejected: RuntimeClass "gvisor" not found`,
    `${POD}pod rejected: RuntimeClass not found`,
  ],
  InvalidPodTemplate: [
    'Pod "loom-7c9d5-x2" is invalid: spec.containers[0].volumeMounts[0].name: Not found: "cfg"',
  ],
  FailedCreate: [
    `${POD}User "system:serviceaccount:kube-system:replicaset-controller" cannot create resource "pods"`,
    'etcdserver: mvcc: database space exceeded',
  ],
};

describe('rejected pods of a controller', () => {
  it.each(testRows(REFUSALS))('%s in a condition: %s', (name, message) => {
    expect(diagnosedClasses([refusedPods(message)])).toEqual([name]);
  });

  it.each(testRows(REFUSALS))('%s in an event: %s', (name, message) => {
    const replicaSet = aReplicaSet(inShop('loom-7c9d5')).withStatus({
      replicas: 0,
      readyReplicas: 0,
    });
    const event = eventOn('ReplicaSet', 'loom-7c9d5', {
      reason: 'FailedCreate',
      message: `Error creating: ${message}`,
      count: 12,
      firstSeenSecondsAgo: 900,
    });
    expect(diagnosedClasses([replicaSet, event])).toEqual([name]);
  });

  it('names the webhook that does not answer', () => {
    const [message] = REFUSALS.AdmissionWebhookUnavailable;
    expect(diagnoseObjects([refusedPods(message)])[0].params).toMatchObject({
      webhook: 'sidecar.mesh.example',
    });
  });
});

describe('an error of the Deployment that quotes another', () => {
  it('is that other one', () => {
    const deployment = web().withCondition({
      type: 'Progressing',
      status: 'False',
      reason: 'ReplicaSetCreateError',
      message:
        'Failed to create new replica set "web-7c9d5": Internal error occurred: failed calling webhook "sidecar.mesh.example": EOF',
      lastTransitionTime: secondsAgo(600),
    });
    expect(diagnosedClasses([deployment])).toEqual([
      'AdmissionWebhookUnavailable',
    ]);
  });
});

describe('createDraft', () => {
  const OWNER = { kind: 'ReplicaSet', namespace: 'shop', name: 'web-7c9d5' };
  const draft = (message: string, since?: string) =>
    createDraft(indexObjects([]), OWNER, { message, evidence: [], since });

  it('has no parameter that the message does not name', () => {
    expect(
      draft('pod rejected: RuntimeClass not found').params,
    ).not.toHaveProperty('runtimeClass');
    expect(
      draft('pod rejected: RuntimeClass "gvisor" not found').params,
    ).toMatchObject({ runtimeClass: 'gvisor' });
  });

  it.each([
    [59, 'info'],
    [60, 'error'],
    [undefined, 'error'],
  ])('gives a webhook a minute: %s s', (seconds, severity) => {
    const [message] = REFUSALS.AdmissionWebhookUnavailable;
    const since = seconds === undefined ? undefined : secondsAgo(seconds);
    expect(draft(message, since)).toMatchObject({
      class: 'AdmissionWebhookUnavailable',
      severity,
    });
  });

  it.each([
    [29, 'info'],
    [30, 'error'],
  ])('gives a service account half a minute: %s s', (seconds, severity) => {
    const [message] = REFUSALS.ServiceAccountMissing;
    expect(draft(message, secondsAgo(seconds)).severity).toBe(severity);
  });

  it('has no grace for anything else', () => {
    const [message] = REFUSALS.PriorityClassMissing;
    expect(draft(message, secondsAgo(0)).severity).toBe('error');
  });
});
