import {
  aPod,
  aReplicaSet,
  diagnoseObjects,
  LastRun,
  PodBuilder,
} from '../../testing';
import { rollUpFindings } from '../rollUp';
import { Buildable, inShop, web, webPod } from '../testing/shop';
import { Finding } from '../types';

const findingIds = (builder: PodBuilder) =>
  diagnoseObjects([builder]).map(({ id }) => id);

const NOT_FOUND =
  'rpc error: code = NotFound desc = failed to resolve reference "docker.io/acme/web:v9": docker.io/acme/web:v9: not found';

/** As two clusters would tell it. */
function inClusters(
  objects: readonly Buildable[],
  clusters: readonly string[] = ['eu', 'us'],
): readonly Finding[] {
  return rollUpFindings(
    clusters.flatMap(cluster =>
      diagnoseObjects(objects).map(finding => ({
        ...finding,
        scope: { cluster, ...finding.scope },
      })),
    ),
  );
}

describe('one cause over time', () => {
  it('is one finding through all messages on a missing image', () => {
    const moments = [
      webPod().waiting('ErrImagePull', NOT_FOUND),
      webPod().imagePullBackOff(NOT_FOUND),
      webPod().waiting('ErrImagePull', NOT_FOUND),
      // Of 1.20, whose back-off does not say why.
      webPod().waiting(
        'ImagePullBackOff',
        'Back-off pulling image "acme/web:v9"',
      ),
      // After a restart of the kubelet, which has forgotten why.
      webPod()
        .waiting('ContainerCreating')
        .withEvent({
          reason: 'Failed',
          container: 'app',
          message: `Failed to pull image "acme/web:v9": ${NOT_FOUND}`,
        }),
    ];
    const ids = moments.map(findingIds);
    expect(ids[0]).toHaveLength(1);
    expect(new Set(ids.flat()).size).toBe(1);
  });

  const run: LastRun = { exitCode: 3, finishedSecondsAgo: 5 };

  it.each([
    ['exits', run],
    ['is killed for memory', { exitCode: 137, reason: 'OOMKilled' }],
    ['ends with 0', { exitCode: 0 }],
    [
      'cannot be started',
      { exitCode: 128, reason: 'StartError', message: 'x' },
    ],
  ])(
    'is one finding through back-off, run and end of a program that %s',
    (_, last) => {
      const moments = [
        webPod().crashLooping({ ...last, restarts: 4 }),
        webPod().terminated({ ...last, restarts: 4 }),
        webPod().restarted({ ...last, restarts: 5, finishedSecondsAgo: 20 }),
        webPod().crashLooping({ ...last, restarts: 5 }),
      ];
      const ids = moments.map(findingIds);
      expect(ids[0]).toHaveLength(1);
      expect(new Set(ids.flat()).size).toBe(1);
    },
  );

  it('is not a warning for the moment in which a looping program runs', () => {
    const severities = [
      webPod().crashLooping({ ...run, restarts: 4 }),
      webPod().restarted({ ...run, restarts: 5, finishedSecondsAgo: 20 }),
      webPod().terminated({ ...run, restarts: 5 }),
    ].map(builder => diagnoseObjects([builder])[0].severity);
    expect(severities).toEqual(['error', 'error', 'error']);
  });

  it('keeps its finding when a rollout replaces the pods, and the new ones fail alike', () => {
    const replaced = aPod(inShop('web-6b4c8-fghij'))
      .ownedBy('ReplicaSet', 'web-6b4c8')
      .crashLooping(run);
    expect(findingIds(replaced)).toEqual(
      findingIds(webPod().crashLooping(run)),
    );
  });
});

describe('a failure whose object never came to be', () => {
  it.each([
    [
      'QuotaExceeded',
      'exceeded quota: q, requested: pods=1, used: pods=3, limited: pods=3',
    ],
    ['PodSecurityViolation', 'violates PodSecurity "restricted:latest": x'],
    ['AdmissionWebhookDenied', 'admission webhook "x" denied the request: no'],
  ])('is found on the owner, once, over clusters too: %s', (name, message) => {
    const refused = aReplicaSet(inShop('web-7c9d5'))
      .ownedBy('Deployment', 'web')
      .withCondition({ type: 'ReplicaFailure', status: 'True', message });
    const deadline = web().withCondition({
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'ReplicaSet "web-7c9d5" has timed out progressing.',
    });
    expect(inClusters([deadline, refused])).toMatchObject([
      {
        class: name,
        scope: { kind: 'Deployment', name: 'web' },
        clusters: ['eu', 'us'],
        pods: [],
        symptoms: [{ class: 'ProgressDeadlineExceeded' }],
      },
    ]);
  });
});

describe('one cause over clusters', () => {
  it('keeps each of its symptoms once', () => {
    const objects = [
      web().withCondition({
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: 'ReplicaSet "web-7c9d5" has timed out progressing.',
      }),
      webPod().imagePullBackOff(NOT_FOUND),
    ];
    const findings = inClusters(objects);
    expect(findings).toMatchObject([
      {
        class: 'ImageNotFound',
        clusters: ['eu', 'us'],
        symptoms: [{ class: 'ProgressDeadlineExceeded' }],
      },
    ]);
    expect(findings[0].pods).toHaveLength(2);
    expect(findings[0].symptoms).toHaveLength(1);
  });

  it('is one where one cluster knows the cause and the other only that there is one', () => {
    const vague = webPod().waiting(
      'ImagePullBackOff',
      'Back-off pulling image "registry.example.com/web:1.4.2"',
    );
    const told = (cluster: string, builder: PodBuilder) =>
      diagnoseObjects([builder]).map(finding => ({
        ...finding,
        scope: { cluster, ...finding.scope },
      }));
    const findings = rollUpFindings([
      ...told('eu', webPod().imagePullBackOff(NOT_FOUND)),
      ...told('us', vague),
    ]);
    expect(findings).toMatchObject([
      { class: 'ImageNotFound', clusters: ['eu', 'us'] },
    ]);
    expect(findings[0].pods.map(({ cluster }) => cluster)).toEqual([
      'eu',
      'us',
    ]);
  });
});
