import { parseObject, Pod } from '@podlight/backstage-plugin-kubernetes-common';
import {
  anEvent,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { aList, fakeConnection, FORBIDDEN } from '../../__testUtils__/index';
import { failure, success } from '../../util/Answer';
import { EvidenceReader } from './EvidenceReader';

const never = new AbortController().signal;

function crashed(name: string): Pod {
  const raw = aPod({ name, namespace: 'shop' }).crashLooping().build();
  const pod = parseObject(JSON.parse(JSON.stringify(raw)));
  if (pod?.kind !== 'Pod') throw new Error('the builder makes pods');
  return pod;
}

function wantedFor(pods: readonly Pod[]) {
  return {
    events: pods.map(({ metadata }) => metadata),
    previousLogs: pods.map(({ metadata }) => ({
      namespace: metadata.namespace,
      pod: metadata.name,
      container: 'app',
      previous: true,
    })),
  };
}

function eventOf(pod: Pod) {
  return anEvent({
    reason: 'BackOff',
    message: 'Back-off; token=hunter2',
    namespace: 'shop',
    regarding: { kind: 'Pod', ...pod.metadata },
  });
}

describe('EvidenceReader', () => {
  it('reads the events and the end of the previous log as they are, for the diagnosis to understand', async () => {
    const pod = crashed('a');
    const { connection, asked } = fakeConnection(({ path }) =>
      path.endsWith('/log')
        ? success('starting\npanic: password=hunter2\n')
        : aList('Event', [eventOf(pod), eventOf(crashed('other'))]),
    );
    const found = await new EvidenceReader(connection).read(
      wantedFor([pod]),
      [pod],
      never,
    );
    expect(found.events.map(({ message }) => message)).toEqual([
      'Back-off; token=hunter2',
    ]);
    expect(found.previousLogs.get('shop/a/app')).toBe(
      'starting\npanic: password=hunter2\n',
    );
    expect(found.problems).toEqual([]);
    expect(asked).toEqual([
      `/api/v1/namespaces/shop/events?fieldSelector=involvedObject.uid%3D${pod.metadata.uid}&limit=500`,
      '/api/v1/namespaces/shop/pods/a/log?container=app&previous=true&tailLines=50&limitBytes=65536',
    ]);
  });

  it('reads the log of a run that goes on each time, and no more than four', async () => {
    const { connection, asked } = fakeConnection(() =>
      success('waiting for the database\n'),
    );
    const reader = new EvidenceReader(connection);
    const wanted = {
      events: [],
      previousLogs: [],
      currentLogs: Array.from({ length: 6 }, (_, index) => ({
        namespace: 'shop',
        pod: `p${index}`,
        container: 'app',
        previous: false,
      })),
    };
    const found = await reader.read(wanted, [], never);
    expect(found.currentLogs.get('shop/p0/app')).toBe(
      'waiting for the database\n',
    );
    expect(found.previousLogs.size).toBe(0);
    expect(asked).toHaveLength(4);
    expect(asked[0]).toBe(
      '/api/v1/namespaces/shop/pods/p0/log?container=app&tailLines=50&limitBytes=65536',
    );
    await reader.read(wanted, [], never);
    expect(asked).toHaveLength(8);
  });

  it('says that the log of a run that goes on could not be read', async () => {
    const { connection } = fakeConnection(() =>
      failure('forbidden', 'no log for you', 403),
    );
    const found = await new EvidenceReader(connection).read(
      {
        events: [],
        previousLogs: [],
        currentLogs: [
          { namespace: 'shop', pod: 'p', container: 'app', previous: false },
        ],
      },
      [],
      never,
    );
    expect(found.currentLogs.size).toBe(0);
    expect(found.problems).toMatchObject([{ kind: 'Log' }]);
  });

  it('reads the events of claims and workloads by their name', async () => {
    const ofClaim = (name: string) =>
      anEvent({
        reason: 'ProvisioningFailed',
        message: name,
        namespace: 'shop',
        regarding: {
          kind: 'PersistentVolumeClaim',
          namespace: 'shop',
          name,
          uid: 'x',
        },
      });
    const { connection, asked } = fakeConnection(() =>
      aList('Event', [ofClaim('data'), ofClaim('other')]),
    );
    const found = await new EvidenceReader(connection).read(
      {
        events: [],
        previousLogs: [],
        objectEvents: [
          { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' },
        ],
      },
      [],
      never,
    );
    expect(found.events.map(({ message }) => message)).toEqual(['data']);
    expect(asked).toEqual([
      '/api/v1/namespaces/shop/events?fieldSelector=involvedObject.kind%3DPersistentVolumeClaim%2CinvolvedObject.name%3Ddata&limit=500',
    ]);
  });

  it('asks once for the events of many pods, and for no more than a few logs', async () => {
    const pods = Array.from({ length: 40 }, (_, index) => crashed(`p${index}`));
    const { connection, asked } = fakeConnection(({ path }) =>
      path.endsWith('/log') ? success('x') : aList('Event', pods.map(eventOf)),
    );
    const found = await new EvidenceReader(connection).read(
      wantedFor(pods),
      pods,
      never,
    );
    expect(asked.filter(path => path.includes('/events'))).toEqual([
      '/api/v1/namespaces/shop/events?fieldSelector=involvedObject.kind%3DPod&limit=500',
    ]);
    expect(found.events).toHaveLength(40);
    expect(asked.length).toBeLessThanOrEqual(20);
  });

  it('reads a log once for each run of a container, also when there was none', async () => {
    const pods = [crashed('a'), crashed('b')];
    const { connection, asked } = fakeConnection(({ path }) => {
      if (!path.endsWith('/log')) return aList('Event', []);
      return path.includes('/a/')
        ? success('first run')
        : failure(
            'server-error',
            'previous terminated container not found',
            400,
          );
    });
    const reader = new EvidenceReader(connection);
    await reader.read(wantedFor(pods), pods, never);
    const again = await reader.read(wantedFor(pods), pods, never);
    const isLog = (path: string) => path.includes('/log?');
    expect(asked.filter(isLog)).toHaveLength(2);
    expect([...again.previousLogs]).toEqual([['shop/a/app', 'first run']]);

    const [status] = pods[0].status.containerStatuses;
    const restarted = {
      ...pods[0],
      status: {
        ...pods[0].status,
        containerStatuses: [
          {
            ...status,
            lastState: { terminated: { exitCode: 1, containerID: 'another' } },
          },
        ],
      },
    };
    await reader.read(wantedFor([restarted]), [restarted], never);
    expect(asked.filter(isLog)).toHaveLength(3);
  });

  it('says which evidence may not be read, and goes without', async () => {
    const pod = crashed('a');
    const { connection } = fakeConnection(() => FORBIDDEN);
    const found = await new EvidenceReader(connection).read(
      wantedFor([pod]),
      [pod],
      never,
    );
    expect(
      found.problems.map(({ kind, reason }) => [kind, reason.code]),
    ).toEqual([
      ['Event', 'forbidden'],
      ['Log', 'forbidden'],
    ]);
  });

  it('takes the word of a kubelet that a log is gone for no log', async () => {
    const pod = crashed('a');
    const { connection } = fakeConnection(({ path }) =>
      path.endsWith('/log')
        ? success('unable to retrieve container logs for containerd://e2c7')
        : aList('Event', []),
    );
    const found = await new EvidenceReader(connection).read(
      wantedFor([pod]),
      [pod],
      never,
    );
    expect([...found.previousLogs]).toEqual([]);
  });
});
