import {
  aDeployment,
  aJob,
  aPod,
  aReplicaSet,
  anObject,
  diagnoseObjects,
  podVerdicts,
} from '../testing';
import { webPod as pod } from './testing/shop';

describe('what is not a failure', () => {
  it('reports nothing for a healthy service', () => {
    const objects = [
      aDeployment({ name: 'web', namespace: 'shop' }),
      aReplicaSet({ name: 'web-7c9d5', namespace: 'shop' }).ownedBy(
        'Deployment',
        'web',
      ),
      pod(),
    ];
    expect(podVerdicts(objects)).toEqual([]);
  });

  it("reports nothing for a succeeded pod, whatever its sidecar's exit code", () => {
    const builder = pod()
      .withContainer({ name: 'proxy' })
      .succeeded()
      .terminated({ container: 'proxy', exitCode: 255 });
    expect(podVerdicts([builder])).toEqual([]);
  });

  it('ignores failed pods of a completed Job', () => {
    const failed = aPod({
      name: 'job-a',
      namespace: 'shop',
      restartPolicy: 'Never',
    })
      .ownedBy('Job', 'job')
      .terminated({ exitCode: 1 })
      .failed();
    expect(
      podVerdicts([aJob({ name: 'job', namespace: 'shop' }), failed]),
    ).toEqual(['info ContainerTerminatedError']);
  });

  it('ignores pods of a ReplicaSet that is scaled to zero', () => {
    const old = aReplicaSet({
      name: 'web-7c9d5',
      namespace: 'shop',
      replicas: 0,
    });
    expect(podVerdicts([old, pod().crashLooping()])).toEqual([
      'info ApplicationError',
    ]);
  });

  it('never lets a debug container make a pod unhealthy', () => {
    const raw = pod().build();
    raw.spec.ephemeralContainers = [{ name: 'debug' }];
    raw.status.ephemeralContainerStatuses = [
      {
        name: 'debug',
        image: 'busybox',
        imageID: '',
        ready: false,
        started: false,
        restartCount: 0,
        state: { terminated: { exitCode: 137, reason: 'Error' } },
        lastState: {},
      },
    ];
    expect(podVerdicts([{ build: () => raw }])).toEqual([
      'info EphemeralContainerFailed',
    ]);
  });

  it('ignores events of another pod with the same name', () => {
    const builder = pod().crashLooping({ exitCode: 137 });
    const event = anObject('Event', { name: 'old', namespace: 'shop' }).build();
    const killing = {
      ...event,
      involvedObject: {
        kind: 'Pod',
        namespace: 'shop',
        name: 'web-7c9d5-abcde',
        uid: 'the-one-before',
        fieldPath: 'spec.containers{app}',
      },
      reason: 'Killing',
      message: 'Container app failed liveness probe, will be restarted',
      type: 'Normal',
    };
    expect(diagnoseObjects([builder, { build: () => killing }])[0].class).toBe(
      'SigkillUnexplained',
    );
  });
});
