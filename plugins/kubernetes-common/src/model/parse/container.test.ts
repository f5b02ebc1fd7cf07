import { parseContainer, parseContainerStatus } from './container';

const parse = (change: Record<string, unknown> = {}) =>
  parseContainer({ name: 'app', ...change });

describe('parseContainer', () => {
  it('is undefined without a name', () => {
    for (const value of [undefined, null, 'app', {}, { name: '' }]) {
      expect(parseContainer(value)).toBeUndefined();
    }
  });

  it('keeps nothing that may hold a secret', () => {
    const container = parse({
      env: [{ name: 'PASSWORD', value: 'hunter2' }],
      envFrom: [{ secretRef: { name: 'hunter2' } }],
      args: ['--password=hunter2'],
      lifecycle: { postStart: { exec: { command: ['hunter2'] } } },
      readinessProbe: {
        httpGet: {
          port: 80,
          httpHeaders: [{ name: 'Authorization', value: 'hunter2' }],
        },
      },
    });
    expect(JSON.stringify(container)).not.toContain('hunter2');
    expect(container).toMatchObject({ hasPostStart: true, hasPreStop: false });
  });

  it('bounds a command in its number of arguments and their length', () => {
    const { command } = parse({ command: Array(30).fill('x'.repeat(999)) })!;
    expect(command).toHaveLength(16);
    expect(command[0]).toHaveLength(256);
  });

  it.each([
    [
      { httpGet: { path: '/ready', port: 8080, scheme: 'HTTPS' } },
      { action: 'GET https :8080/ready', port: 8080 },
    ],
    [
      { httpGet: { host: 'x', port: 'web' } },
      { action: 'GET x:web/', port: 'web' },
    ],
    [{ tcpSocket: { port: 5432 } }, { action: 'tcp :5432', port: 5432 }],
    [{ grpc: { port: 9000 } }, { action: 'grpc :9000', port: 9000 }],
    [{ exec: { command: ['cat', '/ok'] } }, { action: 'exec cat /ok' }],
    [{}, { action: 'exec ' }],
  ])('says what the probe %j asks', (probe, expected) => {
    expect(parse({ readinessProbe: probe })?.readinessProbe).toMatchObject(
      expected,
    );
  });

  it('bounds what a probe asks', () => {
    const command = ['sh', '-c', 'x'.repeat(999)];
    const path = `/${'x'.repeat(999)}`;
    for (const readinessProbe of [
      { exec: { command } },
      { httpGet: { path, port: 80 } },
    ]) {
      const { action = '' } = parse({ readinessProbe })?.readinessProbe ?? {};
      expect(action.length).toBeLessThanOrEqual(210);
    }
  });

  it('fills in the defaults of a probe, which a saved manifest lacks', () => {
    expect(parse({ livenessProbe: {} })?.livenessProbe).toMatchObject({
      initialDelaySeconds: 0,
      periodSeconds: 10,
      timeoutSeconds: 1,
      failureThreshold: 3,
    });
    const given = {
      initialDelaySeconds: 4,
      periodSeconds: 5,
      timeoutSeconds: 6,
      failureThreshold: 7,
    };
    expect(parse({ livenessProbe: given })?.livenessProbe).toMatchObject(given);
    expect(parse({ livenessProbe: null })).not.toHaveProperty('livenessProbe');
  });

  it('reads ports, mounts and resources, and drops items without a name', () => {
    expect(
      parse({
        ports: [{ name: 'web', containerPort: 80 }, { name: 'none' }],
        volumeMounts: [{ name: 'data', subPath: 'x' }, { mountPath: '/y' }],
        resources: { requests: { cpu: 1 }, limits: { memory: '1Gi' } },
      }),
    ).toMatchObject({
      ports: [{ name: 'web', containerPort: 80 }],
      volumeMounts: [{ name: 'data', mountPath: '', subPath: 'x' }],
      requests: { cpu: '1' },
      limits: { memory: '1Gi' },
    });
  });
});

describe('parseContainerStatus', () => {
  const status = (change: Record<string, unknown> = {}) =>
    parseContainerStatus({ name: 'app', ...change });

  it('is undefined without a name', () => {
    expect(parseContainerStatus({ ready: true })).toBeUndefined();
  });

  it('has defaults for absent fields', () => {
    expect(status()).toEqual({
      name: 'app',
      ready: false,
      restartCount: 0,
      state: {},
      lastState: {},
    });
  });

  it('tells the image from what it was resolved to', () => {
    const names = {
      image: 'shop/web:1',
      imageID: 'shop/web@sha256:1',
      containerID: 'containerd://1',
    };
    expect(status(names)).toMatchObject(names);
  });

  it('tells an empty state from none', () => {
    expect(status({ state: { waiting: {} } })?.state).toEqual({ waiting: {} });
    expect(status({ state: { waiting: null } })?.state).toEqual({});
  });

  it('prefers running over terminated over waiting', () => {
    const all = { running: {}, terminated: { exitCode: 1 }, waiting: {} };
    expect(status({ state: all })?.state).toEqual({ running: {} });
    expect(status({ state: { ...all, running: null } })?.state).toEqual({
      terminated: { exitCode: 1 },
    });
  });

  it('reads how a run ended', () => {
    const terminated = {
      exitCode: 137,
      signal: 9,
      reason: 'OOMKilled',
      message: 'out of memory',
      startedAt: '2026-01-01T12:00:00Z',
      finishedAt: '2026-01-01T12:01:00Z',
      containerID: 'containerd://1',
    };
    expect(status({ lastState: { terminated } })?.lastState).toEqual({
      terminated,
    });
  });
});
