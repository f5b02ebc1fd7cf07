import { diagnoseObjects, secondsAgo, podVerdicts } from '../testing';
import { webPod as pod } from './testing/shop';

describe('init containers and sidecars', () => {
  const initializing = () =>
    pod()
      .withInitContainer({ name: 'migrate' })
      .waiting('PodInitializing')
      .withCondition({
        type: 'Initialized',
        status: 'False',
        reason: 'ContainersNotInitialized',
      });

  it('names the init container that fails, never the app that waits for it', () => {
    const builder = initializing().crashLooping({
      container: 'migrate',
      exitCode: 1,
    });
    const findings = diagnoseObjects([builder]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      class: 'InitContainerFailed',
      scope: { container: 'migrate', containerKind: 'init' },
    });
  });

  it('goes by the order of the specification, in which they run', () => {
    const raw = initializing()
      .withInitContainer({ name: 'seed' })
      .waiting('PodInitializing', undefined, 'seed')
      .crashLooping({ container: 'migrate', exitCode: 1 })
      .build();
    raw.status.initContainerStatuses?.reverse();
    expect(diagnoseObjects([{ build: () => raw }])).toMatchObject([
      { class: 'InitContainerFailed', scope: { container: 'migrate' } },
    ]);
  });

  it('keeps a cause that is more specific than the exit code', () => {
    const builder = initializing().crashLooping({
      container: 'migrate',
      exitCode: 137,
      reason: 'OOMKilled',
    });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'OOMKilled',
      scope: { containerKind: 'init' },
    });
  });

  it('lets an init container run for ten minutes before it warns', () => {
    const running = (seconds: number) =>
      initializing().withStatus('migrate', {
        ready: false,
        started: true,
        state: { running: { startedAt: secondsAgo(seconds) } },
      });
    expect(podVerdicts([running(120)])).toEqual([]);
    expect(podVerdicts([running(400)])).toEqual(['info InitContainerStuck']);
    expect(podVerdicts([running(700)])).toEqual(['warning InitContainerStuck']);
  });

  it('treats a started native sidecar as done', () => {
    const builder = pod().withSidecar({ name: 'proxy' });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('names a native sidecar that crashes, with its kind', () => {
    const builder = pod()
      .withSidecar({ name: 'proxy' })
      .crashLooping({ container: 'proxy', exitCode: 1 });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'SidecarFailed',
      scope: { container: 'proxy', containerKind: 'sidecar' },
    });
  });

  it('finds a volume that cannot be mounted under PodInitializing, too', () => {
    const builder = initializing()
      .waiting('PodInitializing', undefined, 'migrate')
      .withCondition({ type: 'PodReadyToStartContainers', status: 'False' })
      .withEvent({
        reason: 'FailedMount',
        message:
          'MountVolume.SetUp failed for volume "config" : configmap "app-config" not found',
      });
    expect(podVerdicts([builder])).toEqual(['error MountConfigMapMissing']);
  });
});
