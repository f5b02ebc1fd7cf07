import { parseObject, Pod } from '@podlight/backstage-plugin-kubernetes-common';
import {
  anEvent,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { fail, ok } from '../../util/Result';
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
        ? ok('starting\npanic: password=hunter2\n')
        : aList('Event', [eventOf(pod), eventOf(crashed('other'))]),
    );
    const found = await new EvidenceReader(connection, Date.now).read(
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

  it('reads the log of a current run each time, and no more than four', async () => {
    const { connection, asked } = fakeConnection(() =>
      ok('waiting for the database\n'),
    );
    const reader = new EvidenceReader(connection, Date.now);
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

  it('reports that the log of a current run could not be read', async () => {
    const { connection } = fakeConnection(() =>
      fail('forbidden', 'no log for you', 403),
    );
    const found = await new EvidenceReader(connection, Date.now).read(
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
    const found = await new EvidenceReader(connection, Date.now).read(
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
      path.endsWith('/log') ? ok('x') : aList('Event', pods.map(eventOf)),
    );
    const found = await new EvidenceReader(connection, Date.now).read(
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
        ? ok('first run')
        : fail('server-error', 'previous terminated container not found', 400);
    });
    const reader = new EvidenceReader(connection, Date.now);
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

  it('reports which evidence may not be read, and goes on without', async () => {
    const pod = crashed('a');
    const { connection } = fakeConnection(() => FORBIDDEN);
    const found = await new EvidenceReader(connection, Date.now).read(
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

  it('does not take the kubelet’s note that a log is gone for a log', async () => {
    const pod = crashed('a');
    const { connection } = fakeConnection(({ path }) =>
      path.endsWith('/log')
        ? ok('unable to retrieve container logs for containerd://e2c7')
        : aList('Event', []),
    );
    const found = await new EvidenceReader(connection, Date.now).read(
      wantedFor([pod]),
      [pod],
      never,
    );
    expect([...found.previousLogs]).toEqual([]);
  });

  it('asks for each pod of two, and once for three', async () => {
    const queries = async (count: number) => {
      const pods = Array.from({ length: count }, (_, i) => crashed(`p${i}`));
      const { connection, asked } = fakeConnection(() => aList('Event', []));
      const wanted = { ...wantedFor(pods), previousLogs: [] };
      await new EvidenceReader(connection, Date.now).read(wanted, pods, never);
      return asked.map(path =>
        /fieldSelector=involvedObject.(\w+)/.exec(path)?.at(1),
      );
    };
    expect(await queries(2)).toEqual(['uid', 'uid']);
    expect(await queries(3)).toEqual(['kind']);
  });

  it('asks for the events of eight objects and for twelve logs, no more', async () => {
    const pods = Array.from({ length: 13 }, (_, index) => crashed(`p${index}`));
    const objects = Array.from({ length: 9 }, (_, index) => ({
      kind: 'PersistentVolumeClaim',
      namespace: 'shop',
      name: `data-${index}`,
    }));
    const { connection, asked } = fakeConnection(({ path }) =>
      path.endsWith('/log') ? ok('x') : aList('Event', []),
    );
    const { previousLogs } = await new EvidenceReader(
      connection,
      Date.now,
    ).read(
      { ...wantedFor(pods), events: [], objectEvents: objects },
      pods,
      never,
    );
    expect(asked.filter(path => path.includes('/events'))).toHaveLength(8);
    expect(previousLogs.size).toBe(12);
  });

  it('reads the end of the previous run', async () => {
    const pod = crashed('a');
    const { connection, asked } = fakeConnection(() => ok('x'));
    await new EvidenceReader(connection, Date.now).read(
      { ...wantedFor([pod]), events: [] },
      [pod],
      never,
    );
    expect(asked).toEqual([
      '/api/v1/namespaces/shop/pods/a/log?container=app&previous=true&tailLines=50&limitBytes=65536',
    ]);
  });

  it('caches by the run that ended last, whatever it is called', async () => {
    const texts = ['one', 'two', 'three'];
    const { connection, asked } = fakeConnection(() =>
      ok(texts[asked.length - 1]),
    );
    const reader = new EvidenceReader(connection, Date.now);
    const read = async (status: Partial<Pod['status']>) => {
      const pod = crashed('a');
      const changed = { ...pod, status: { ...pod.status, ...status } };
      const wanted = { ...wantedFor([changed]), events: [] };
      const found = await reader.read(wanted, [changed], never);
      return found.previousLogs.get('shop/a/app');
    };
    const [container] = crashed('a').status.containerStatuses;
    // Of a kubelet that names no container.
    const run = (restartCount: number) => ({
      ...container,
      restartCount,
      lastState: {
        terminated: {
          exitCode: 1,
          finishedAt: '2026-03-01T10:00:00Z',
          containerID: '',
        },
      },
    });
    expect(await read({ containerStatuses: [run(1)] })).toBe('one');
    expect(await read({ containerStatuses: [run(1)] })).toBe('one');
    expect(await read({ containerStatuses: [run(2)] })).toBe('two');
    const ended = {
      ...run(2),
      state: { terminated: { exitCode: 2, containerID: 'now' } },
    };
    expect(await read({ containerStatuses: [ended] })).toBe('three');
    expect(asked).toHaveLength(3);
  });

  it('reads the log of an init container, and of none that has not ended', async () => {
    const pod = crashed('a');
    const { containerStatuses } = pod.status;
    const initializing = {
      ...pod,
      status: {
        ...pod.status,
        containerStatuses: [],
        initContainerStatuses: containerStatuses,
      },
    };
    const { connection } = fakeConnection(() => ok('x'));
    const read = async (of: Pod) =>
      (
        await new EvidenceReader(connection, Date.now).read(
          { ...wantedFor([of]), events: [] },
          [of],
          never,
        )
      ).previousLogs.size;
    expect(await read(initializing)).toBe(1);
    const running = {
      ...pod,
      status: { ...pod.status, containerStatuses: [] },
    };
    expect(await read(running)).toBe(0);
  });

  it('asks once for a log that is not there', async () => {
    const pod = crashed('a');
    const { connection, asked } = fakeConnection(() =>
      fail('api-absent', 'no such pod', 404),
    );
    const reader = new EvidenceReader(connection, Date.now);
    const wanted = { ...wantedFor([pod]), events: [] };
    const { problems } = await reader.read(wanted, [pod], never);
    await reader.read(wanted, [pod], never);
    expect(problems).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('scrubs what spans lines, as a finding quotes single ones', async () => {
    const pod = crashed('a');
    const key = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
    const { connection } = fakeConnection(() =>
      ok(`-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`),
    );
    const { previousLogs } = await new EvidenceReader(
      connection,
      Date.now,
    ).read({ ...wantedFor([pod]), events: [] }, [pod], never);
    expect(previousLogs.get('shop/a/app')).not.toContain(key);
  });
});
