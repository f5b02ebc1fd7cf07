import { createServer } from 'node:net';
import { Simulator } from '@internal/cluster-simulator';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { startFleet } from '../__testUtils__/fleet';
import { QUICK_DEADLINES } from '../__testUtils__/simulatorConfig';
import { ClusterTransport } from '../transport';
import { Result, fail, ok } from '../util/Result';
import { FileCache } from '../util/FileCache';
import { diagnoseCluster, DiagnoseOptions } from './diagnoseCluster';
import { parseEndpoint, openSocket } from './network';

const { signal } = new AbortController();

describe('diagnoseCluster', () => {
  let simulator: Simulator;
  let transport: ClusterTransport;
  const files = new FileCache();

  beforeAll(async () => {
    simulator = await startFleet('one', 'two');
    transport = new ClusterTransport({
      deadlines: QUICK_DEADLINES,
      userAgent: 'podlight/test',
      files,
    });
  });

  afterEach(() => simulator.cluster('one').clearFault());

  afterAll(async () => {
    await transport.destroy();
    await simulator.stop();
  });

  function cluster(changes: Partial<ClusterDetails> = {}): ClusterDetails {
    const { url, caData } = simulator.cluster('one');
    return {
      name: 'one',
      url,
      authProvider: 'x',
      authMetadata: {},
      tls: { caData },
      ...changes,
    };
  }

  async function diagnose(
    changes: Partial<ClusterDetails> = {},
    options: Partial<DiagnoseOptions> = {},
  ) {
    const token = simulator.cluster('one').tokens.reader;
    const steps = await diagnoseCluster({
      cluster: cluster(changes),
      files,
      transport,
      credential: async () => ok({ kind: 'bearerToken', token, identity: 'x' }),
      stepDeadlineMs: 700,
      signal,
      ...options,
    });
    return {
      steps,
      outcomes: steps.map(({ outcome }) => outcome),
      failed: steps.find(({ outcome }) => outcome === 'failed'),
    };
  }

  it('goes all the way where all is well, and says until when the certificate is good', async () => {
    const { steps, outcomes } = await diagnose();
    expect(outcomes).toEqual(['skipped', 'ok', 'ok', 'ok', 'ok']);
    expect(steps[2].message).toMatch(/valid until \d{4}-\d\d-\d\d/);
  });

  it.each<[string, Partial<ClusterDetails>, string, string]>([
    ['an unknown name', { url: 'https://x.invalid' }, 'dns', 'dns'],
    [
      'a port without a listener',
      { url: 'https://127.0.0.1:1' },
      'tcp',
      'unreachable',
    ],
    ['an authority that is not the cluster’s', { tls: {} }, 'tls', 'tls'],
    [
      'a file without an authority',
      { tls: { caFile: '/nowhere' } },
      'tls',
      'tls',
    ],
  ])('ends at %s', async (_, changes, step, code) => {
    const { failed, outcomes } = await diagnose(changes);
    expect(failed).toMatchObject({ step, code });
    expect(outcomes.slice(outcomes.indexOf('failed') + 1)).not.toContain('ok');
    expect(outcomes).toHaveLength(5);
  });

  it('looks for an address only where there is a name', async () => {
    const url = cluster().url.replace('127.0.0.1', 'localhost');
    expect((await diagnose({ url })).outcomes[0]).toBe('ok');
  });

  it.each([
    [{ type: 'hang', at: 'connect' }, 'tls', 'timeout'],
    [{ type: 'hang' }, 'authenticate', 'timeout'],
    [{ type: 'unauthorized' }, 'authenticate', 'unauthenticated'],
    [{ type: 'html' }, 'authenticate', 'malformed'],
    [{ type: 'serverError' }, 'authenticate', 'server-error'],
    [{ type: 'forbidden' }, 'list-pods', 'forbidden'],
  ] as const)('tells what %j does', async (fault, step, code) => {
    await simulator.cluster('one').setFault(fault);
    const { failed } = await diagnose();
    expect(failed).toMatchObject({ step, code });
    expect(failed?.ms).toEqual(expect.any(Number));
  });

  it('says so when there is no credential to try', async () => {
    const { failed } = await diagnose(
      {},
      { credential: async () => fail('credential', 'not signed in') },
    );
    expect(failed).toMatchObject({
      step: 'authenticate',
      code: 'credential',
      message: 'not signed in',
    });
  });

  it.each([
    'localhost',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[fd00::1]',
    '[fe80::1]',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
  ])(
    'opens no connection to %s for a registered cluster, as reading does not',
    async host => {
      const { port } = new URL(cluster().url);
      const requests = simulator.cluster('one').requests();
      const { failed } = await diagnose({
        url: `https://${host}:${port}`,
        publicAddressOnly: true,
        tls: { skipVerify: true },
      });
      expect(failed).toMatchObject({
        step: /^localhost/.test(host) ? 'dns' : 'tcp',
        code: 'unreachable',
        message: expect.stringContaining("isn't public"),
      });
      expect(simulator.cluster('one').requests()).toEqual(requests);
    },
  );

  it('looks the name up again for the connection, and checks what it leads to then', async () => {
    const accepted = jest.fn();
    const server = createServer(accepted);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const endpoint = parseEndpoint({
      name: 'rebound',
      url: `https://localhost:${port}`,
      authProvider: 'x',
      authMetadata: {},
      publicAddressOnly: true,
    });
    // What the first look-up said is not asked here: it may have been another address.
    await expect(openSocket(endpoint, signal)).rejects.toMatchObject({
      code: 'ERR_NON_PUBLIC_ADDRESS',
    });
    expect(accepted).not.toHaveBeenCalled();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it.each([{ caData: 'nonsense' }, { caFile: '/no/such/file' }])(
    'does without %j where any certificate is accepted',
    async authority => {
      const { outcomes } = await diagnose({
        tls: { ...authority, skipVerify: true },
      });
      expect(outcomes).toEqual(['skipped', 'ok', 'ok', 'ok', 'ok']);
    },
  );

  it('tries nothing of a cluster that is misconfigured, and says what is wrong', async () => {
    const { steps } = await diagnose({
      problem: 'it has no url',
      url: 'https://misconfigured.invalid',
    });
    expect(steps[0]).toMatchObject({
      outcome: 'failed',
      code: 'misconfigured',
      message: 'it has no url',
    });
    expect(steps.slice(1).every(({ outcome }) => outcome === 'skipped')).toBe(
      true,
    );
  });

  it("tells those who run Backstage the path of an authority's file, and the words of a provider", async () => {
    const file = await diagnose({ tls: { caFile: '/no/such/ca.crt' } });
    expect(file.failed?.message).toContain('/no/such/ca.crt');
    const { failed } = await diagnose(
      {},
      {
        credential: async () =>
          fail('credential', 'for viewers', undefined, 'for operators'),
      },
    );
    expect(failed?.message).toBe('for operators');
  });

  it('does not count an anonymous user as an accepted credential', async () => {
    const getJson = async (): Promise<Result<unknown>> =>
      fail('forbidden', 'User "system:anonymous" cannot list pods', 403);
    const { failed } = await diagnose({}, { transport: { getJson } });
    expect(failed).toMatchObject({
      step: 'authenticate',
      code: 'unauthenticated',
    });
  });
});
