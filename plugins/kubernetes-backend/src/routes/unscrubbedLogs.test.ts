import {
  AuthorizePermissionRequest,
  AuthorizeResult,
} from '@backstage/plugin-permission-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import {
  kubernetesResourcesReadPermission,
  kubernetesUnscrubbedLogsReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { isHello } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';

const SECRET = 'correct-horse-battery';
const LINE = `login with password=${SECRET}`;
const ONE = 'component/default/shop/pods/one/shop/web-one/logs?';
const MERGED = 'component/default/shop/logs?pods=one/shop/web-one';

interface Case {
  readonly isSwitchedOn?: boolean;
  readonly hasPermission?: boolean;
  readonly isFrameworkOn?: boolean;
}

describe('logs with the credentials that are in them', () => {
  let simulator: Simulator;
  let backend: TestBackend | undefined;
  let granted: boolean;
  const auditor = mockServices.auditor.mock();
  const success = jest.fn(async () => undefined);
  const fail = jest.fn(async () => undefined);
  const warn = jest.fn();
  const logger = mockServices.logger.mock({ warn });

  beforeAll(async () => {
    simulator = await startFleet('one');
    put(
      simulator.cluster('one'),
      aPod({ name: 'crashed', namespace: 'shop', labels: SHOP })
        .crashLooping({ exitCode: 1, message: LINE })
        .build(),
    );
    simulator.cluster('one').setLog('shop', 'web-one', 'app', {
      current: `${LINE}\n`,
    });
  });

  beforeEach(() => {
    jest.clearAllMocks();
    auditor.createEvent.mockImplementation(async () => ({ success, fail }));
  });

  afterEach(() => backend?.stop());
  afterAll(() => simulator.stop());

  async function start({
    isSwitchedOn = true,
    hasPermission = true,
    isFrameworkOn = true,
  }: Case = {}): Promise<TestBackend> {
    granted = hasPermission;
    const permissions = mockServices.permissions.mock({
      authorize: async (requests: AuthorizePermissionRequest[]) =>
        requests.map(({ permission }) => ({
          result:
            permission.name !== kubernetesUnscrubbedLogsReadPermission.name ||
            granted
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        })),
    });
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop')],
      features: [auditor.factory, logger.factory, permissions.factory],
      kubernetes: isSwitchedOn ? { logs: { allowUnscrubbed: 'true' } } : {},
      rootConfig: { permission: { enabled: isFrameworkOn } },
      testOverrides: { intervals: { heartbeatMs: 1_000, reauthorizeMs: 50 } },
    });
    return backend;
  }

  const audited = () =>
    auditor.createEvent.mock.calls.map(([{ eventId, severityLevel, meta }]) => [
      eventId,
      severityLevel,
      meta?.unscrubbed,
    ]);

  it.each([
    ['read', `${ONE}unscrubbed=true`],
    ['downloaded', `${ONE}unscrubbed=true&limitBytes=10485760&tailLines=10000`],
    ['merged', `${MERGED}&unscrubbed=true`],
  ])(
    'are %s as they are where switch, permission and query agree',
    async (_, path) => {
      const { get } = await start();
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(LINE);
      expect(audited().every(([, severity]) => severity === 'high')).toBe(true);
      expect(audited()).toContainEqual(['pod-logs-read', 'high', true]);
      expect(success).toHaveBeenCalledTimes(audited().length);
    },
  );

  it.each([ONE, `${ONE}unscrubbed=false`, MERGED])(
    'are not sent to those who do not ask for them: %s',
    async path => {
      const { get } = await start();
      const text = await (await get(path)).text();
      expect(text).toContain('password=•••');
      expect(text).not.toContain(SECRET);
      expect(audited().every(([, severity]) => severity === 'medium')).toBe(
        true,
      );
    },
  );

  describe.each<[string, Case, string]>([
    [
      'neither switch nor permission',
      { isSwitchedOn: false, hasPermission: false },
      'is off',
    ],
    ['the permission alone', { isSwitchedOn: false }, 'is off'],
    [
      'the switch alone',
      { hasPermission: false },
      'podlight.logs.unscrubbed.read',
    ],
    [
      'a permission framework that is off and grants everything',
      { isFrameworkOn: false },
      'is off',
    ],
  ])('with %s', (_, given, words) => {
    it.each([`${ONE}unscrubbed=true`, `${MERGED}&unscrubbed=true`])(
      'are refused and the attempt is audited: %s',
      async path => {
        const { get } = await start(given);
        const response = await get(path);
        const text = await response.text();
        expect(response.status).toBe(403);
        expect(text).toContain(words);
        expect(text).not.toContain(SECRET);
        expect(audited()).toEqual([[expect.any(String), 'high', true]]);
        expect(fail).toHaveBeenCalledTimes(1);
      },
    );
  });

  it.each([`${ONE}unscrubbed=true`, `${MERGED}&unscrubbed=true`])(
    'are never sent to a service, which is granted whatever it asks for: %s',
    async path => {
      const { get } = await start();
      const authorization = mockCredentials.service.header();
      const response = await get(path, { headers: { authorization } });
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain(SECRET);
    },
  );

  it.each([
    'unscrubbed=TRUE',
    'unscrubbed=1',
    'unscrubbed=true&unscrubbed=true',
    'unscrubbed[]=true',
    'unscrubbed[toString]=true',
    'Unscrubbed=true',
  ])('are not to be had by %s', async query => {
    const { get } = await start({ hasPermission: false });
    for (const path of [`${ONE}${query}`, `${MERGED}&${query}`]) {
      const response = await get(path);
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain(SECRET);
    }
  });

  it('are the only thing that can be requested like that', async () => {
    const { get } = await start();
    const root = 'component/default/shop';
    const pod = `${root}/pods/one/shop/crashed`;
    const snapshot = await get(`${root}/snapshot?unscrubbed=true`);
    const text = await snapshot.text();
    expect(text).toContain('password=•••');
    expect(text).not.toContain(SECRET);
    for (const path of [`${pod}/events`, `${pod}/manifest`, `${root}/usage`]) {
      const answer = await get(`${path}?unscrubbed=true`);
      expect(await answer.text()).not.toContain(SECRET);
    }
  });

  it.each([
    `${ONE}unscrubbed=true&follow=true`,
    `${MERGED}&unscrubbed=true&follow=true`,
  ])(
    'end when the right is withdrawn while they are followed: %s',
    async path => {
      const { get } = await start();
      const response = await get(path);
      expect(response.status).toBe(200);
      let hasEnded = false;
      const reading = response.text().finally(() => {
        hasEnded = true;
      });
      reading.catch(() => undefined);
      granted = false;
      await until(() => hasEnded);
      expect(hasEnded).toBe(true);
    },
  );

  it('do not end for those who follow them scrubbed without that right', async () => {
    const { get } = await start({ hasPermission: false });
    const stop = new AbortController();
    const response = await get(`${ONE}follow=true&timestamps=true`, {
      signal: stop.signal,
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(Buffer.from(first?.value ?? []).toString()).toContain('•••');
    // The next sign of life comes after many checks.
    const second = await reader?.read();
    expect(second?.done).toBe(false);
    stop.abort();
  });

  it.each<[Case, true | undefined]>([
    [{}, true],
    [{ isSwitchedOn: false }, undefined],
    [{ isFrameworkOn: false }, undefined],
  ])('are offered to browsers with %j: %s', async (given, offered) => {
    const { follow } = await start(given);
    const stream = await follow();
    const hello = await stream.next(isHello);
    stream.leave();
    expect(hello.allowsUnscrubbedLogs).toBe(offered);
  });

  it('have no effect, with a warning, without the permission framework', async () => {
    await start({ isFrameworkOn: false });
    expect(warn.mock.calls.flat().join('\n')).toContain(
      'kubernetes.logs.allowUnscrubbed has no effect',
    );
  });

  it('are granted by entity, so a policy can decide by its owner', () => {
    expect(kubernetesUnscrubbedLogsReadPermission.resourceType).toBe(
      kubernetesResourcesReadPermission.resourceType,
    );
    // A policy that grants everything that reads does not grant this.
    expect(
      kubernetesUnscrubbedLogsReadPermission.attributes.action,
    ).toBeUndefined();
  });
});
