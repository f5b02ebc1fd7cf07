import { aPod, anEvent, anObject } from '../../testing';
import { Event } from '../event';
import { Pod } from '../pod';
import { trimAnnotations } from './meta';
import { parseObject, parseObjects, toClusterObjects } from './parseObject';

function parsePod(raw: unknown): Pod {
  const parsed = parseObject(raw, 'Pod');
  if (parsed?.kind !== 'Pod') throw new Error('not a Pod');
  return parsed;
}

function parseEvent(raw: unknown): Event {
  const parsed = parseObject(raw, 'Event');
  if (parsed?.kind !== 'Event') throw new Error('not an Event');
  return parsed;
}

describe('parseObject', () => {
  it('takes the kind of a list item from the hint', () => {
    const { kind, apiVersion, ...item } = aPod({ name: 'web' }).build();
    expect(parseObject(item)).toBeUndefined();
    expect(parseObject(item, 'Pod')?.kind).toBe('Pod');
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [42],
    [[]],
    [{}],
    [{ kind: 'Pod' }],
    [{ kind: 'Pod', metadata: null }],
    [{ kind: 'Pod', metadata: { name: 7 } }],
    [{ kind: 'ConfigMap', metadata: { name: 'a' } }],
    [{ kind: 'constructor', metadata: { name: 'a' } }],
  ])('gives undefined for %j', raw => {
    expect(parseObject(raw)).toBeUndefined();
  });

  it('does not take the Service of another API for one of Kubernetes', () => {
    const raw = { kind: 'Service', metadata: { name: 'web' } };
    expect(
      parseObject({ ...raw, apiVersion: 'serving.knative.dev/v1' })?.kind,
    ).toBe('CustomResource');
    expect(parseObject({ ...raw, apiVersion: 'v1' })?.kind).toBe('Service');
  });

  it.each([
    '.',
    '..',
    'a/b',
    '../../secrets',
    '%2e%2e',
    '\ud800',
    'x'.repeat(254),
  ])('takes nothing for a name that no API server would: %j', name => {
    expect(parseObject({ kind: 'Pod', metadata: { name } })).toBeUndefined();
    const metadata = { name: 'web', namespace: name };
    expect(parseObject({ kind: 'Pod', metadata })).toBeUndefined();
    const owner = { kind: 'ReplicaSet', name, uid: '1', controller: true };
    const owned = { name: 'web', ownerReferences: [owner] };
    expect(parsePod({ metadata: owned }).metadata.ownerReferences).toEqual([]);
  });

  it('has no text that cannot be put in a URL', () => {
    const { metadata, spec } = parsePod({
      metadata: { name: 'web', uid: '\udfff', labels: { app: 'a\ud800b' } },
      spec: { nodeName: '😀\ud83d', containers: [] },
    });
    expect(metadata).toMatchObject({ uid: '�', labels: { app: 'a�b' } });
    expect(spec.nodeName).toBe('😀�');
  });

  it('fills lists and records that are absent or of another type', () => {
    const pod = parsePod({
      metadata: { name: 'a', labels: [], ownerReferences: {} },
      spec: { containers: 'none', volumes: null },
      status: { conditions: [null, 1, {}], containerStatuses: [{}, 'x'] },
    });
    expect(pod.metadata.labels).toEqual({});
    expect(pod.metadata.ownerReferences).toEqual([]);
    expect(pod.spec.containers).toEqual([]);
    expect(pod.spec.restartPolicy).toBe('Always');
    expect(pod.status.conditions).toEqual([]);
    expect(pod.status.containerStatuses).toEqual([]);
  });

  it('copies nothing that may hold a secret', () => {
    const raw = aPod({
      name: 'web',
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': 'hunter2',
        'kubernetes.io/change-cause': 'kubectl set env PASSWORD=hunter2',
      },
    })
      .withContainer({
        name: 'app',
        args: ['--password=hunter2'],
        env: [{ name: 'PASSWORD', value: 'hunter2' }],
        livenessProbe: {
          httpGet: {
            port: 80,
            path: '/',
            ...{ httpHeaders: [{ name: 'Authorization', value: 'hunter2' }] },
          },
        },
      })
      .build();
    const withFields = {
      ...raw,
      metadata: { ...raw.metadata, managedFields: [{ manager: 'hunter2' }] },
      data: { password: 'hunter2' },
    };
    expect(JSON.stringify(parseObject(withFields))).not.toContain('hunter2');
  });

  it('keeps the annotations that something reads', () => {
    expect(
      trimAnnotations({
        'deployment.kubernetes.io/revision': '3',
        'app.kubernetes.io/version': '1.2',
        'example.com/token': 'x',
      }),
    ).toEqual({
      'deployment.kubernetes.io/revision': '3',
      'app.kubernetes.io/version': '1.2',
    });
    expect(trimAnnotations(null)).toEqual({});
  });

  it('keeps the annotations that its reader asks for, and no others', () => {
    const raw = aPod({
      name: 'web',
      annotations: { 'app.kubernetes.io/version': '1.2', team: 'red' },
    }).build();
    expect(
      parseObject(raw, 'Pod', key => key === 'team')?.metadata.annotations,
    ).toEqual({ team: 'red' });
  });

  it('limits the number of annotations', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => [`key-${i}`, 'x']);
    const kept = trimAnnotations(Object.fromEntries(many), () => true);
    expect(Object.keys(kept)).toHaveLength(32);
  });

  it('survives keys that mean something to JavaScript', () => {
    const raw = JSON.parse(
      '{"kind":"Pod","metadata":{"name":"a","labels":{"__proto__":"x"}}}',
    );
    const labels = parseObject(raw)?.metadata.labels ?? {};
    expect(Object.entries(labels)).toEqual([['__proto__', 'x']]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('cuts texts that no object of Kubernetes has', () => {
    const raw = aPod({ name: 'web' })
      .waiting('CreateContainerError', 'm'.repeat(10_000_000))
      .build();
    const [status] = parsePod(raw).status.containerStatuses;
    expect(status.state.waiting?.message).toHaveLength(8_192);
  });

  it('tells a container that is created from one without a state', () => {
    const pod = (state: object) =>
      parsePod({
        metadata: { name: 'a' },
        status: { containerStatuses: [{ name: 'app', state }] },
      }).status.containerStatuses[0].state;
    expect(pod({ waiting: {} })).toEqual({ waiting: {} });
    expect(pod({})).toEqual({});
  });

  it.each([
    ['GET :8080/healthz', { httpGet: { path: '/healthz', port: 8080 } }],
    ['GET https :https/', { httpGet: { port: 'https', scheme: 'HTTPS' } }],
    ['tcp :5432', { tcpSocket: { port: 5432 } }],
    ['grpc :9000', { grpc: { port: 9000 } }],
    ['exec cat /tmp/ok', { exec: { command: ['cat', '/tmp/ok'] } }],
  ])(
    'writes a probe as %s, with the defaults of absent fields',
    (action, probe) => {
      const raw = aPod({ name: 'web' })
        .withContainer({ name: 'app', readinessProbe: probe })
        .build();
      expect(parsePod(raw).spec.containers[0].readinessProbe).toMatchObject({
        action,
        initialDelaySeconds: 0,
        periodSeconds: 10,
        timeoutSeconds: 1,
        failureThreshold: 3,
      });
    },
  );

  it('drops times that are none, and Go’s zero time', () => {
    const parsed = parsePod({
      metadata: { name: 'a', creationTimestamp: 'yesterday' },
      status: { startTime: '0001-01-01T00:00:00Z' },
    });
    expect(parsed.metadata.creationTimestamp).toBeUndefined();
    expect(parsed.status.startTime).toBeUndefined();
  });
});

describe('events', () => {
  const regarding = { kind: 'Pod', name: 'web', namespace: 'shop' };

  it('reads core/v1 events', () => {
    const event = parseEvent(
      anEvent({
        reason: 'BackOff',
        message: 'Back-off',
        count: 4,
        lastSeenSecondsAgo: 5,
        regarding: { ...regarding, fieldPath: 'spec.containers{app}' },
      }),
    );
    expect(event).toMatchObject({
      type: 'Warning',
      count: 4,
      source: 'kubelet',
      lastSeen: '2026-08-20T09:59:55Z',
      regarding: { name: 'web', fieldPath: 'spec.containers{app}' },
    });
  });

  it('reads past the words that mark similar events as one', () => {
    const message = 'Readiness probe failed: boom';
    const event = parseEvent(
      anEvent({
        reason: 'Unhealthy',
        message: `(combined from similar events): ${message}`,
        regarding,
      }),
    );
    expect(event.message).toBe(message);
  });

  it('reads those of the scheduler, whose timestamps are null and whose count is a series', () => {
    const event = parseEvent(
      anEvent({
        reason: 'FailedScheduling',
        message: '0/1',
        source: 'default-scheduler',
        count: 3,
        lastSeenSecondsAgo: 5,
        regarding,
      }),
    );
    expect(event.count).toBe(3);
    expect(event.source).toBe('default-scheduler');
    expect(event.lastSeen).toBe('2026-08-20T09:59:55.000000Z');
    expect(event.firstSeen).toBe('2026-08-20T09:59:35.000000Z');
  });

  it('reads events.k8s.io/v1 events to the same shape', () => {
    const event = parseEvent({
      kind: 'Event',
      apiVersion: 'events.k8s.io/v1',
      metadata: { name: 'e', namespace: 'shop' },
      type: 'Warning',
      reason: 'Unhealthy',
      note: 'Readiness probe failed',
      regarding: { ...regarding, uid: 'u' },
      reportingController: 'kubelet',
      deprecatedCount: 7,
      deprecatedFirstTimestamp: '2026-08-20T09:00:00Z',
      deprecatedLastTimestamp: '2026-08-20T09:10:00Z',
    });
    expect(event).toMatchObject({
      message: 'Readiness probe failed',
      count: 7,
      firstSeen: '2026-08-20T09:00:00Z',
      lastSeen: '2026-08-20T09:10:00Z',
      regarding: { uid: 'u' },
      source: 'kubelet',
    });
  });
});

describe('a number that no API server sends', () => {
  it.each([0.5, 1e20, -1e20, 2 ** 31, '7', null])(
    'is neither a restart nor an exit code, as it could not be sent on: %j',
    odd => {
      const terminated = { exitCode: odd, signal: 0.5 };
      const { status } = parsePod({
        kind: 'Pod',
        metadata: { name: 'web' },
        status: {
          containerStatuses: [
            { name: 'app', restartCount: odd, state: { terminated } },
          ],
        },
      });
      const [{ restartCount, state }] = status.containerStatuses;
      expect(restartCount).toBe(0);
      expect(state).toMatchObject({ terminated: { exitCode: 0 } });
      expect(state.terminated).not.toHaveProperty('signal');
    },
  );
});

describe('parseObjects', () => {
  it('reads a single object, a typed list, a mixed list and lists in lists', () => {
    const pod = aPod({ name: 'web' }).build();
    const service = anObject('Service', { name: 'web' }).build();
    const kinds = (raw: unknown) => parseObjects(raw).map(({ kind }) => kind);
    expect(kinds(pod)).toEqual(['Pod']);
    expect(
      kinds({ kind: 'PodList', items: [{ metadata: { name: 'a' } }] }),
    ).toEqual(['Pod']);
    expect(
      kinds({
        kind: 'List',
        items: [pod, { kind: 'ConfigMap' }, { kind: 'List', items: [service] }],
      }),
    ).toEqual(['Pod', 'Service']);
  });
});

describe('toClusterObjects', () => {
  it('takes an object that appears twice once, by its uid', () => {
    const pods = parseObjects({
      kind: 'List',
      items: [aPod({ name: 'web' }).build(), aPod({ name: 'web' }).build()],
    });
    const view = toClusterObjects(pods, 'eu');
    expect(view.cluster).toBe('eu');
    expect(view.objects.Pod).toHaveLength(1);
    expect(view.objects.Job).toBeUndefined();
  });
});
