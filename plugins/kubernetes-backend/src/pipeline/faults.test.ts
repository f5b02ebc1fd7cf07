import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, Simulator } from '@internal/cluster-simulator';
import {
  ClusterMessage,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { startFleetFrom } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const hasPods = ({ pods }: ClusterMessage) => pods.length > 0;
const isSettled = ({ state }: ClusterMessage) => state.phase !== 'connecting';

describe.each([
  ['HTTP/2', true],
  ['HTTP/1.1', false],
])('one cluster out of three goes wrong over %s', (_version, http2) => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeEach(async () => {
    simulator = await startFleetFrom(
      ['one', 'two', 'ill'].map(name => ({ name, http2 })),
    );
  });

  afterEach(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const faults: readonly [
    what: string,
    fault: Fault,
    code: ClusterReasonCode,
    words: RegExp,
  ][] = [
    [
      'takes the request and never answers',
      { type: 'hang' },
      'timeout',
      /in time|within/,
    ],
    [
      'takes no TLS handshake',
      { type: 'hang', at: 'connect' },
      'timeout',
      /in time|within/,
    ],
    [
      'stops in the middle of the answer',
      { type: 'hang', at: 'body' },
      'timeout',
      /stalled|within/,
    ],
    [
      'is slow beyond the deadline',
      { type: 'slow', delayMs: 5_000 },
      'timeout',
      /in time|within/,
    ],
    [
      'drips',
      { type: 'slow', bytesPerSecond: 30 },
      'timeout',
      /within 1500 ms/,
    ],
    ['resets connections', { type: 'reset' }, 'unreachable', /reset|closed/],
    ['refuses connections', { type: 'refuse' }, 'unreachable', /refused/],
    [
      'answers 500',
      { type: 'serverError' },
      'server-error',
      /etcdserver: request timed out/,
    ],
    [
      'answers 503',
      { type: 'serverError', code: 503 },
      'server-error',
      /apiserver not ready/,
    ],
    ['throttles', { type: 'throttle' }, 'throttled', /too many requests/i],
    [
      'answers with a login page',
      { type: 'html' },
      'malformed',
      /text\/html.* login page/,
    ],
    ['redirects', { type: 'redirect' }, 'malformed', /redirect/],
    [
      'cuts the answer off',
      { type: 'cut' },
      'unreachable',
      /before the response was complete/,
    ],
    [
      'sends half a JSON document',
      { type: 'malformed' },
      'malformed',
      /incomplete JSON/,
    ],
    [
      'does not accept the token',
      { type: 'unauthorized' },
      'unauthenticated',
      /Unauthorized/,
    ],
    ['forbids everything', { type: 'forbidden' }, 'forbidden', /forbidden/],
    [
      'has an expired certificate',
      { type: 'certificate', problem: 'expired' },
      'tls',
      /expired/,
    ],
    [
      'has a certificate for another host',
      { type: 'certificate', problem: 'wrongHost' },
      'tls',
      /another host name/,
    ],
    [
      'has a certificate of an unknown authority',
      { type: 'certificate', problem: 'wrongAuthority' },
      'tls',
      /unknown authority|self-signed/,
    ],
  ];

  it.each(faults)(
    '%s: the others show their pods, and it says why',
    async (_what, fault, code, words) => {
      await simulator.cluster('ill').setFault(fault);
      backend = await startBackend({ simulator });
      const stream = await backend.follow();
      const ill = await stream.next(isCluster('ill', isSettled));
      stream.leave();

      expect(ill.state).toMatchObject({
        phase: 'failed',
        reason: {
          code,
          // Whatever the failure, the message says when the cluster is asked again.
          retry: { from: expect.any(String), everyMs: expect.any(Number) },
        },
      });
      expect(JSON.stringify(ill.state)).toMatch(words);
      expect(JSON.stringify(ill)).not.toContain(simulator.cluster('ill').url);
    },
  );

  it('does not hold the others back when it hangs', async () => {
    await simulator.cluster('ill').setFault({ type: 'hang' });
    backend = await startBackend({ simulator });
    const stream = await backend.follow();
    await stream.next(isCluster('ill', isSettled));
    stream.leave();

    const states = stream.seen.flatMap(message =>
      message.type === 'cluster'
        ? [`${message.cluster} ${message.state.phase}`]
        : [],
    );
    expect(states.slice(0, 2).sort()).toEqual(['one live', 'two live']);
    expect(states.at(-1)).toBe('ill failed');
  });

  it('has a host name that does not exist', async () => {
    backend = await startBackend({
      simulator,
      changeCluster: cluster =>
        cluster.name === 'ill'
          ? { ...cluster, url: 'https://no-such-host.invalid:6443' }
          : cluster,
    });
    const response = await backend.get('component/default/shop/snapshot');
    const { clusters } = await response.json();

    expect(clusters).toEqual([
      expect.objectContaining({
        cluster: 'one',
        state: expect.objectContaining({ phase: 'live' }),
      }),
      expect.objectContaining({
        cluster: 'two',
        state: expect.objectContaining({ phase: 'live' }),
      }),
      expect.objectContaining({
        cluster: 'ill',
        state: expect.objectContaining({
          phase: 'failed',
          reason: expect.objectContaining({ code: 'dns' }),
        }),
      }),
    ]);
    expect(JSON.stringify(clusters)).not.toContain('no-such-host');
  });

  it('keeps the last good pods with their age when it fails later, and recovers', async () => {
    backend = await startBackend({ simulator });
    const stream = await backend.follow();
    await stream.next(isCluster('ill', hasPods));
    await simulator.cluster('ill').setFault({ type: 'serverError' });
    simulator.cluster('ill').dropConnections();
    const stale = await stream.next(
      isCluster('ill', ({ state }) => state.phase === 'stale'),
    );
    await simulator.cluster('ill').clearFault();
    const live = await stream.next(
      isCluster('ill', ({ state }) => state.phase === 'live'),
    );
    stream.leave();

    expect(stale.pods.map(({ name }) => name)).toEqual(['web-ill']);
    expect(live.pods.map(({ name }) => name)).toEqual(['web-ill']);
  });

  it('says which kind may not be read, and shows the rest', async () => {
    await simulator.cluster('ill').setFault({
      type: 'forbidden',
      match: { resource: 'ingresses' },
    });
    backend = await startBackend({ simulator });
    const stream = await backend.follow();
    const ill = await stream.next(
      isCluster('ill', ({ kindProblems }) => kindProblems.length > 0),
    );
    stream.leave();

    expect(ill.state.phase).toBe('live');
    expect(ill.kindProblems).toEqual([
      {
        kind: 'Ingress',
        reason: expect.objectContaining({ code: 'forbidden', status: 403 }),
      },
    ]);
  });

  it('shows the pods while another kind takes long', async () => {
    await simulator.cluster('ill').setFault({
      type: 'hang',
      match: { resource: 'services' },
    });
    backend = await startBackend({
      simulator,
      kubernetes: { deadlines: { firstByteMs: 8_000, listMs: 8_000 } },
    });
    const stream = await backend.follow();
    const ill = await stream.next(isCluster('ill', hasPods));
    stream.leave();

    expect(ill.state.phase).toBe('live');
    expect(ill.kindProblems).toEqual([]);
  });

  it('does not take an API that is absent for an error, and does not ask for it again', async () => {
    const old = simulator.cluster('ill');
    await old.setFault();
    backend = await startBackend({
      simulator,
      kubernetes: { apiVersionOverrides: { cronjobs: 'v1alpha9' } },
    });
    const stream = await backend.follow();
    const ill = await stream.next(isCluster('ill', hasPods));
    // It settles when every kind has answered.
    await backend.get('component/default/shop/snapshot');
    old.resetRequests();
    put(old);
    await stream.next(isCluster('ill', ({ pods }) => pods.length === 2));
    stream.leave();

    expect(ill.kindProblems).toEqual([]);
    expect(JSON.stringify(old.requests())).not.toContain('cronjobs');

    function put(cluster: typeof old) {
      const pod = cluster.get({
        kind: 'Pod',
        namespace: 'shop',
        name: 'web-ill',
      });
      if (!pod) throw new Error('the fleet has a pod');
      cluster.put({
        ...pod,
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { ...pod.metadata, name: 'web-new', uid: 'new' },
      });
    }
  });

  it('gets a new token from its file when the old one has been revoked', async () => {
    const ill = simulator.cluster('ill');
    const directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    const file = join(directory, 'token');
    await writeFile(file, 'the-old-token');
    ill.grantToken('the-old-token', 'reader');
    backend = await startBackend({
      simulator,
      changeCluster: ({ serviceAccountToken, ...cluster }) =>
        cluster.name === 'ill'
          ? { ...cluster, serviceAccountTokenFile: file }
          : { ...cluster, serviceAccountToken },
    });
    const stream = await backend.follow();
    await stream.next(isCluster('ill', hasPods));
    ill.revokeToken('the-old-token');
    ill.dropConnections();
    const refused = await stream.next(
      isCluster('ill', ({ state }) => state.phase === 'stale'),
    );
    ill.grantToken('the-newer-token', 'reader');
    await writeFile(file, 'the-newer-token\n');
    await stream.next(isCluster('ill', ({ state }) => state.phase === 'live'));
    stream.leave();
    await rm(directory, { recursive: true });

    expect(refused.state).toMatchObject({
      reason: { code: 'unauthenticated' },
    });
  });
});
