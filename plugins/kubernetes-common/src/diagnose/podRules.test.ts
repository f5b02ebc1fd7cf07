import { aReplicaSet, secondsAgo } from '../testing';
import { podFacts } from './PodFacts';
import { applyPodRules } from './podRules';
import { indexObjects } from './testing/indexObjects';
import { Buildable, creatingPod, inShop, webPod } from './testing/shop';

function verdicts(...builders: readonly Buildable[]) {
  const index = indexObjects(builders);
  return applyPodRules(podFacts(index.all('Pod')[0], index)).map(
    ({ severity, class: name }) => `${severity} ${name}`,
  );
}

const unready = (seconds: number) =>
  webPod()
    .withCondition({
      type: 'Ready',
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message: 'corresponding condition of pod readiness gate "lb" is missing',
    })
    .withCondition({
      type: 'ContainersReady',
      status: 'True',
      lastTransitionTime: secondsAgo(seconds),
    })
    .withSpec({ readinessGates: [{ conditionType: 'lb' }] });

describe('the order of the rules', () => {
  it('finds nothing on a healthy pod', () => {
    expect(verdicts(webPod())).toEqual([]);
  });

  it('says nothing of a pod that has succeeded, whatever came before', () => {
    expect(
      verdicts(webPod().crashLooping({ exitCode: 1 }).succeeded()),
    ).toEqual([]);
  });

  it('does not call a pod that is being deleted a failure, before that is overdue', () => {
    expect(
      verdicts(webPod().crashLooping({ exitCode: 1 }).terminating()),
    ).toEqual([]);
    expect(
      verdicts(webPod().crashLooping({ exitCode: 1 }).terminating(700)),
    ).toEqual(['error StuckTerminating']);
  });

  it('has the scheduler before containers, which cannot have started', () => {
    const found = verdicts(
      webPod()
        .waiting('ImagePullBackOff')
        .unschedulable('0/3 nodes are available: 3 Insufficient cpu.'),
    );
    expect(found).toEqual(['error InsufficientCPU']);
  });

  it('has the init container before the app that waits for it', () => {
    expect(
      verdicts(
        webPod()
          .withInitContainer({ name: 'migrate' })
          .waiting('PodInitializing')
          .withCondition({ type: 'Initialized', status: 'False' })
          .crashLooping({ container: 'migrate', exitCode: 1 }),
      ),
    ).toEqual(['error InitContainerFailed']);
  });

  it('has volumes and network before containers that only wait', () => {
    const found = verdicts(
      creatingPod({ ageSeconds: 600 }),
      ...creatingPod({ ageSeconds: 600 })
        .withEvent({
          reason: 'FailedMount',
          message:
            'MountVolume.SetUp failed for volume "config" : configmap "app" not found',
        })
        .events()
        .map(event => ({ build: () => event })),
    );
    expect(found).toEqual(['error MountConfigMapMissing']);
  });

  it('reports what the app and its sidecar have, both', () => {
    expect(
      verdicts(
        webPod()
          .withSidecar({ name: 'proxy' })
          .crashLooping({ container: 'proxy', exitCode: 1 })
          .oomKilled(),
      ),
    ).toEqual(['error SidecarFailed', 'error OOMKilled']);
  });
});

describe('readiness gates', () => {
  it('have two minutes, which a load balancer needs', () => {
    expect(verdicts(unready(119))).toEqual([]);
    expect(verdicts(unready(120))).toEqual(['warning ReadinessGateNotReady']);
  });
});

describe('a pod that is not ready without a probe that says why', () => {
  const running = (seconds: number) =>
    webPod(undefined, { ageSeconds: 3_600 })
      .notReady()
      .withStatus('app', {
        ready: false,
        started: true,
        state: { running: { startedAt: secondsAgo(seconds) } },
      });

  it('has thirty seconds', () => {
    expect(verdicts(running(29))).toEqual([]);
    expect(verdicts(running(30))).toEqual(['warning NotReadyOther']);
  });
});

it('only informs about a pod of a revision that is scaled to zero', () => {
  const old = verdicts(
    webPod().oomKilled(),
    aReplicaSet(inShop('web-7c9d5')).withSpec({ replicas: 0 }),
  );
  expect(old.length).toBeGreaterThan(0);
  expect(old.filter(verdict => !verdict.startsWith('info '))).toEqual([]);
});
