import { diagnoseObjects, secondsAgo, podVerdicts } from '../../testing';
import { built, webPod } from '../testing/shop';

const initializing = () =>
  webPod()
    .withInitContainer({ name: 'one' })
    .withInitContainer({ name: 'two' })
    .waiting('PodInitializing')
    .withCondition({ type: 'Initialized', status: 'False' });

const findingScopes = (builder: { build(): unknown }) =>
  diagnoseObjects([builder]).map(({ scope, class: name }) => [
    scope.container,
    name,
  ]);

describe('the order of evaluation', () => {
  it('asks the pod before its containers', () => {
    const builder = webPod()
      .terminated({ exitCode: 137, reason: 'OOMKilled' })
      .failed('Preempting', 'Preempted in order to admit critical pod');
    expect(podVerdicts([builder])).toEqual(['warning PreemptedByKubelet']);
  });

  it('stops at the first init container that is not done, and blames none after it', () => {
    const builder = initializing()
      .crashLooping({ container: 'one' })
      .waiting('PodInitializing', undefined, 'two');
    expect(findingScopes(builder)).toEqual([['one', 'InitContainerFailed']]);
  });

  it('goes on to the second when the first is done', () => {
    const builder = initializing().imagePullBackOff('x: not found', 'two');
    expect(findingScopes(builder)).toEqual([['two', 'ImageNotFound']]);
  });

  it('does not take an init container that runs for a sidecar because it has started', () => {
    const builder = initializing().withStatus('one', {
      ready: false,
      started: true,
      state: { running: { startedAt: secondsAgo(700) } },
    });
    expect(findingScopes(builder)).toEqual([['one', 'InitContainerStuck']]);
  });

  it('passes a native sidecar that has started, on to the init container behind it', () => {
    const builder = webPod()
      .withSidecar({ name: 'proxy' })
      .withInitContainer({ name: 'migrate' })
      .crashLooping({ container: 'migrate' })
      .waiting('PodInitializing')
      .withCondition({ type: 'Initialized', status: 'False' });
    expect(findingScopes(builder)).toEqual([
      ['migrate', 'InitContainerFailed'],
    ]);
  });

  it('blames an unstarted native sidecar for what waits for it', () => {
    const builder = webPod()
      .withSidecar({ name: 'proxy' })
      .crashLooping({ container: 'proxy' })
      .waiting('PodInitializing')
      .withCondition({ type: 'Initialized', status: 'False' });
    expect(diagnoseObjects([builder])).toMatchObject([
      {
        class: 'SidecarFailed',
        severity: 'error',
        scope: { container: 'proxy', containerKind: 'sidecar' },
      },
    ]);
  });

  it('does not let a debug container that waits for its image speak for the pod', () => {
    const raw = webPod().build();
    raw.spec.ephemeralContainers = [{ name: 'debug' }];
    raw.status.ephemeralContainerStatuses = [
      {
        name: 'debug',
        image: 'busyboxx',
        imageID: '',
        ready: false,
        started: false,
        restartCount: 0,
        state: { waiting: { reason: 'ErrImagePull', message: 'not found' } },
        lastState: {},
      },
    ];
    expect(podVerdicts([built(raw)])).toEqual(['info ImageNotFound']);
  });

  it('does not take Ready=False of a pod that has completed for a failure', () => {
    expect(podVerdicts([webPod().succeeded()])).toEqual([]);
  });
});
