import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ResponseError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kubernetesUnscrubbedLogsReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import express from 'express';
import { createServer, Server } from 'node:http';
import { anEntity } from '../__testUtils__/anEntity';
import {
  EntityAccess,
  EntityAccessOptions,
  GrantedAccess,
  isRefusal,
} from './EntityAccess';

const SHOP = { kind: 'component', namespace: 'default', name: 'shop' };

let server: Server | undefined;

afterEach(() => server?.close());

function setup(options: Partial<EntityAccessOptions> = {}) {
  let nowMs = 0;
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
    AuthorizeResult.ALLOW;
  let answered = Promise.resolve();
  let open = 0;
  let mostOpen = 0;
  const authorize = jest.fn(async () => {
    open += 1;
    mostOpen = Math.max(mostOpen, open);
    await answered;
    open -= 1;
    return [{ result }];
  });
  const logger = mockServices.logger.mock();
  const access = new EntityAccess({
    logger,
    auth: mockServices.auth(),
    httpAuth: mockServices.httpAuth(),
    catalog: catalogServiceMock({ entities: [anEntity('shop')] }),
    permissions: mockServices.permissions.mock({ authorize }),
    now: () => nowMs,
    ...options,
  });
  const granted: GrantedAccess[] = [];
  const app = express().get('/', (incoming, response) => {
    access.authorize(incoming, SHOP).then(
      grant => {
        granted.push(grant);
        response.sendStatus(200);
      },
      error => response.status(500).send(error.name),
    );
  });
  const listening = createServer(app);
  server = listening;
  const opened = new Promise<number>(resolve =>
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      if (typeof address === 'object') resolve(address?.port ?? 0);
    }),
  );
  return {
    access,
    granted,
    logger,
    checks: () => authorize.mock.calls.length,
    mostChecksAtOnce: () => mostOpen,
    /** No check is answered before the returned function is called. */
    hold: () => {
      let release = () => {};
      answered = new Promise(resolve => {
        release = resolve;
      });
      return release;
    },
    ask: async (user: string) => {
      const authorization = mockCredentials.user.header(`user:default/${user}`);
      const response = await fetch(`http://127.0.0.1:${await opened}`, {
        headers: { authorization },
      });
      return response.text();
    },
    wait: (ms: number) => {
      nowMs += ms;
    },
    take: () => {
      result = AuthorizeResult.DENY;
    },
    give: () => {
      result = AuthorizeResult.ALLOW;
    },
  };
}

describe('EntityAccess', () => {
  it('checks once for what one caller asks within a second, and for each caller', async () => {
    const { ask, checks, wait } = setup();
    expect(await ask('ann')).toBe('OK');
    wait(999);
    expect(await ask('ann')).toBe('OK');
    expect(checks()).toBe(1);
    await ask('bob');
    expect(checks()).toBe(2);
    wait(1);
    await ask('ann');
    expect(checks()).toBe(3);
  });

  it('caches a grant per caller for at most a second', async () => {
    const { ask, take, wait } = setup();
    await ask('ann');
    take();
    expect(await ask('bob')).toBe('NotAllowedError');
    wait(1_000);
    expect(await ask('ann')).toBe('NotAllowedError');
  });

  it('remembers no refusal', async () => {
    const { ask, give, take } = setup();
    take();
    expect(await ask('ann')).toBe('NotAllowedError');
    give();
    expect(await ask('ann')).toBe('OK');
  });

  it('asks anew for a stream that is open', async () => {
    const { access, ask, granted, take } = setup();
    await ask('ann');
    take();
    await expect(access.reauthorize(granted[0])).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('makes a bounded number of checks at a time, and all of them', async () => {
    const { ask, checks, granted, hold, mostChecksAtOnce } = setup();
    const release = hold();
    const answers = Array.from({ length: 40 }, (_, user) =>
      ask(`user-${user}`),
    );
    while (checks() < 24) await new Promise(setImmediate);
    release();
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['OK']));
    expect(granted).toHaveLength(40);
    expect(checks()).toBe(40);
    expect(mostChecksAtOnce()).toBe(24);
  });

  it('checks new requests ahead of open streams', async () => {
    const { access, ask, checks, granted, hold } = setup();
    await ask('ann');
    const release = hold();
    const again = Array.from({ length: 100 }, () =>
      access.reauthorize(granted[0]),
    );
    const bob = ask('bob');
    // Eight of the hundred, and Bob's.
    while (checks() < 1 + 8 + 1) await new Promise(setImmediate);
    release();
    expect(await bob).toBe('OK');
    await Promise.all(again);
  });
});

describe('access to unscrubbed logs', () => {
  const allowed = { allowsUnscrubbedLogs: true };

  async function grantedTo(options: Partial<EntityAccessOptions>) {
    const found = setup(options);
    await found.ask('ann');
    return { ...found, grant: found.granted[0] };
  }

  it('needs the switch of the operator', async () => {
    const { access, checks, grant } = await grantedTo({});
    await expect(access.authorizeUnscrubbedLogs(grant)).rejects.toThrow(
      'always masked here',
    );
    expect(checks()).toBe(1);
  });

  it('needs a user, since services may do everything', async () => {
    const { access, grant } = await grantedTo(allowed);
    const principal = { ...grant.principal, userEntityRef: undefined };
    await expect(
      access.authorizeUnscrubbedLogs({ ...grant, principal }),
    ).rejects.toThrow('Only signed-in users');
  });

  it('needs a permission of its own', async () => {
    const { access, grant, take } = await grantedTo(allowed);
    take();
    await expect(access.authorizeUnscrubbedLogs(grant)).rejects.toThrow(
      `You don't have the permission ${kubernetesUnscrubbedLogsReadPermission.name} for component:default/shop`,
    );
  });

  it('has a key of its own, so that it is shared with no scrubbed stream', async () => {
    const { access, grant } = await grantedTo(allowed);
    const unscrubbed = await access.authorizeUnscrubbedLogs(grant);
    expect(unscrubbed.key).not.toBe(grant.key);
    expect(unscrubbed).toMatchObject({
      entity: grant.entity,
      beforeUnscrubbed: grant,
    });
  });

  it('is checked again with both permissions while a stream is open', async () => {
    const { access, checks, grant, take } = await grantedTo(allowed);
    const unscrubbed = await access.authorizeUnscrubbedLogs(grant);
    expect(checks()).toBe(2);
    expect(await access.reauthorize(unscrubbed)).toEqual(grant.entity);
    expect(checks()).toBe(4);
    take();
    await expect(access.reauthorize(unscrubbed)).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });

  it('ends with the permission for the logs, and with that for the unscrubbed ones', async () => {
    const denied = new Set<string>();
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: denied.has(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    });
    const { access, grant } = await grantedTo({ ...allowed, permissions });
    const unscrubbed = await access.authorizeUnscrubbedLogs(grant);
    await expect(access.reauthorize(unscrubbed)).resolves.toEqual(grant.entity);
    denied.add(kubernetesUnscrubbedLogsReadPermission.name);
    await expect(access.reauthorize(grant)).resolves.toEqual(grant.entity);
    await expect(access.reauthorize(unscrubbed)).rejects.toThrow('stay masked');
  });
});

describe('an open stream', () => {
  it('ends when the sign-in has expired', async () => {
    const { access, ask, checks, granted } = setup();
    await ask('ann');
    const [{ principal, ...grant }] = granted;
    const at = (expiresAt: Date) => ({
      ...grant,
      principal: {
        ...principal,
        credentials: { ...principal.credentials, expiresAt },
      },
    });
    await expect(access.reauthorize(at(new Date(Date.now())))).rejects.toThrow(
      'Your sign-in has expired.',
    );
    expect(checks()).toBe(1);
    const later = new Date(Date.now() + 3_600_000);
    await expect(access.reauthorize(at(later))).resolves.toEqual(grant.entity);
  });

  it('takes the earlier grant with it when the permission was revoked', async () => {
    const { access, ask, granted, take } = setup();
    await ask('ann');
    take();
    await expect(access.reauthorize(granted[0])).rejects.toThrow();
    expect(await ask('ann')).toBe('NotAllowedError');
  });
});

describe('a catalog or a permission backend that fails', () => {
  const failed = async () => {
    throw await ResponseError.fromResponse(
      new Response('{}', { status: 500, statusText: 'database is away' }),
    );
  };
  const catalog = catalogServiceMock.mock({ getEntityByRef: failed });
  const permissions = mockServices.permissions.mock({ authorize: failed });

  it.each([
    ['the catalog', { catalog }],
    ['the permission backend', { permissions }],
  ])(
    'is said where %s does, and takes nothing from an open tab',
    async (_what, options) => {
      const working = setup();
      await working.ask('ann');
      const [granted] = working.granted;
      server?.close();
      const { access, ask, logger } = setup(options);
      expect(await ask('ann')).toBe('ServiceUnavailableError');
      expect(logger.warn.mock.calls).toEqual([
        [expect.any(String), { error: expect.stringContaining('is away') }],
      ]);
      const error: unknown = await access
        .reauthorize(granted)
        .catch(each => each);
      expect(error).toMatchObject({
        message: expect.stringContaining('whether you may see'),
        // It would be sent to the caller.
        cause: undefined,
      });
      expect(isRefusal(error)).toBe(false);
    },
  );

  it('is said where it does for unscrubbed logs', async () => {
    const working = setup();
    await working.ask('ann');
    const [granted] = working.granted;
    const { access } = setup({ permissions, allowsUnscrubbedLogs: true });
    await expect(access.authorizeUnscrubbedLogs(granted)).rejects.toMatchObject(
      { name: 'ServiceUnavailableError' },
    );
  });
});

describe('an entity that is not there', () => {
  it('is not found, whatever the permission says', async () => {
    const { ask, take } = setup({
      catalog: catalogServiceMock({ entities: [] }),
    });
    expect(await ask('ann')).toBe('NotFoundError');
    take();
    expect(await ask('bob')).toBe('NotFoundError');
  });
});

describe('isRefusal', () => {
  it.each([
    ['AuthenticationError', true],
    ['NotAllowedError', true],
    ['NotFoundError', true],
    ['ServiceUnavailableError', false],
  ])('of %s is %s', (name, expected) => {
    expect(isRefusal(Object.assign(new Error('no'), { name }))).toBe(expected);
    expect(isRefusal({ name })).toBe(false);
  });
});
