/** @jest-environment node */
import { userTokenHeader } from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesLogins } from '../logins/KubernetesLogins';
import { ScriptedBackend } from '../testing/ScriptedBackend';

const REF = 'component:default/dice-roller';
const pod = {
  entityRef: REF,
  cluster: 'arn:aws:eks:eu:1:cluster/games',
  namespace: 'games',
  name: 'dice-roller-1',
};

const UPGRADE =
  /Upgrade @podlight\/backstage-plugin-kubernetes-backend to \d+\.\d+\.\d+ or later/;
const NOT_JSON = /invalid JSON: "nonsense"\. A proxy/;

let backend: ScriptedBackend;

beforeEach(async () => {
  backend = new ScriptedBackend();
  await backend.start();
});

afterEach(() => backend.stop());

describe('KubernetesClient', () => {
  const named = { ...pod, resource: 'deployments.apps' };

  it.each<[string, (signal: AbortSignal) => Promise<unknown>]>([
    ['logs', signal => backend.client().getPodLogs(pod, { signal })],
    ['events', signal => backend.client().getPodEvents(pod, { signal })],
    ['a manifest', signal => backend.client().getPodManifest(pod, { signal })],
    ['nodes', signal => backend.client().getNodeCapacity(pod, { signal })],
    ['revisions', signal => backend.client().getRevisions(named, { signal })],
    ['usage', signal => backend.client().getUsage(REF, { signal })],
    [
      'services',
      signal => backend.client().getFleetServices('all', { signal }),
    ],
    ['clusters', signal => backend.client().getClusters({ signal })],
  ])('gives up a request for %s that is aborted', async (_, ask) => {
    const asked = new Promise<void>(resolve => {
      backend.answer = () => resolve();
    });
    const controller = new AbortController();
    const answer = ask(controller.signal).catch(error => error);
    await asked;
    controller.abort();
    expect(await answer).toMatchObject({ name: 'AbortError' });
  });

  it('sends the token of the cluster that is asked, and all where all are', async () => {
    const client = backend.client({
      loginsApi: new KubernetesLogins({
        google: async () => 'of google',
        aks: async () => 'of aks',
      }),
    });
    const hello = {
      ...{ type: 'hello', version: 1, entityRef: REF, selector: 'app=dice' },
      ...{ at: '2026-03-01T12:00:00Z', providerProblems: [] },
      clusters: [
        { name: pod.cluster, login: 'google' },
        { name: 'us', login: 'aks' },
      ],
    };
    const end = { type: 'end', reason: 'complete', message: '' };
    const lines = (...messages: readonly object[]) =>
      messages.map(each => `${JSON.stringify(each)}\n`).join('');
    const drain = async (messages: AsyncIterable<unknown>) => {
      for await (const _ of messages) continue;
    };
    const sent = () =>
      ['google', 'aks'].map(
        login =>
          backend.requests.at(-1)?.headers[
            userTokenHeader(login).toLowerCase()
          ],
      );
    backend.answerWith(lines(hello, end));
    await drain(client.followService(REF));
    backend.answerWith('text');
    await client.getPodLogs(pod);
    expect(sent()).toEqual(['of google', undefined]);
    await client.getPodLogs({ ...pod, cluster: 'us' });
    expect(sent()).toEqual([undefined, 'of aks']);
    backend.answerWith(lines(end));
    await drain(client.readMergedLogs(REF, [], {}));
    expect(sent()).toEqual(['of google', 'of aks']);
  });

  it('reads the manifest', async () => {
    backend.answerWith('kind: Pod\n');
    expect(await backend.client().getPodManifest(pod)).toBe('kind: Pod\n');
    expect(backend.paths[0]).toMatch(/\/dice-roller-1\/manifest\?format=yaml$/);
  });

  it('reads the manifest and the events of an object', async () => {
    const object = {
      entityRef: 'component:default/dice-roller',
      cluster: 'eu',
      resource: 'rollouts.argoproj.io',
      namespace: 'games',
      name: 'dice',
    };
    backend.answerWith('kind: Rollout\n');
    expect(await backend.client().getObjectManifest(object)).toBe(
      'kind: Rollout\n',
    );
    backend.answerWith('[]');
    const cluster = { ...object, namespace: '' };
    expect(await backend.client().getObjectEvents(cluster)).toEqual([]);
    expect(backend.paths).toEqual([
      expect.stringMatching(
        /\/objects\/eu\/rollouts\.argoproj\.io\/games\/dice\/manifest\?format=yaml$/,
      ),
      expect.stringMatching(
        /\/objects\/eu\/rollouts\.argoproj\.io\/-\/dice\/events$/,
      ),
    ]);
  });

  it('reads the revisions of a workload', async () => {
    const history = {
      revisions: [{ name: 'web-2', changes: [] }, { name: 'web-1' }],
      isTruncated: true,
    };
    backend.answerWith(JSON.stringify(history));
    const workload = {
      ...{ entityRef: pod.entityRef, cluster: 'eu', namespace: 'games' },
      ...{ resource: 'deployments.apps', name: 'web' },
    };
    expect(await backend.client().getRevisions(workload)).toEqual(history);
    expect(backend.paths[0]).toMatch(
      /\/objects\/eu\/deployments\.apps\/games\/web\/revisions$/,
    );
  });

  it.each([
    '[]',
    '{}',
    '{"revisions":[{}]}',
    '{"revisions":[{"name":"a","changes":1}]}',
  ])('takes %s for no revisions', async answer => {
    backend.answerWith(answer);
    const workload = {
      ...{ entityRef: pod.entityRef, cluster: 'eu', namespace: 'games' },
      ...{ resource: 'deployments.apps', name: 'web' },
    };
    await expect(backend.client().getRevisions(workload)).rejects.toThrow(
      'revisions',
    );
  });

  it('reads how much room the nodes have', async () => {
    const capacity = {
      state: 'known',
      suitableNodes: 9,
      resources: [
        {
          ...{ resource: 'cpu', requested: 6_000, largest: 8_000 },
          ...{ free: 3_200, checkedNodes: 9 },
        },
      ],
    };
    backend.answerWith(JSON.stringify(capacity));
    expect(await backend.client().getNodeCapacity(pod)).toEqual(capacity);
    expect(backend.paths[0]).toMatch(/\/dice-roller-1\/node-capacity$/);
  });

  it('takes a state of a newer backend for capacity that is unknown', async () => {
    backend.answerWith('{"state":"estimated","resources":[{}]}');
    expect(await backend.client().getNodeCapacity(pod)).toEqual({
      state: 'unavailable',
      reason: { code: 'estimated', message: 'estimated' },
    });
  });

  it.each([
    '[]',
    'null',
    '{"state":"known","suitableNodes":1}',
    '{"state":"known","suitableNodes":1,"resources":[{"resource":"cpu"}]}',
  ])('takes %s for no capacity', async answer => {
    backend.answerWith(answer);
    await expect(backend.client().getNodeCapacity(pod)).rejects.toThrow(
      'node capacity',
    );
  });

  it.each(['..', '.', ''])(
    'leads to no other route with the name %j',
    async name => {
      backend.answerWith('');
      await backend.client().getPodManifest({ ...pod, namespace: name, name });
      expect(backend.paths[0]).toMatch(/\/-\/-\/manifest\?format=yaml$/);
    },
  );

  it('reads usage of the clusters that it is asked about', async () => {
    const usage = {
      clusters: [
        { cluster: 'eu', state: 'measured', pods: [] },
        {
          cluster: 'u & s',
          state: 'unavailable',
          reason: { code: 'forbidden', message: 'no' },
        },
        { cluster: 'dev', state: 'off' },
      ],
    };
    backend.answerWith(JSON.stringify(usage));
    const asked = { clusters: ['eu', 'u & s', 'dev'] };
    expect(await backend.client().getUsage(REF, asked)).toEqual(usage);
    expect(backend.paths[0]).toMatch(
      /\/dice-roller\/usage\?cluster=eu&cluster=u\+%26\+s&cluster=dev$/,
    );
  });

  it.each([
    ['nonsense', NOT_JSON],
    ['{}', UPGRADE],
    ['{"clusters":[{"cluster":"eu"}]}', UPGRADE],
  ])('refuses usage that is %s', async (text, words) => {
    backend.answerWith(text);
    await expect(backend.client().getUsage(REF)).rejects.toThrow(words);
  });

  it('reads events', async () => {
    const event = {
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 3,
    };
    backend.answerWith(JSON.stringify([event]));
    expect(await backend.client().getPodEvents(pod)).toEqual([event]);
    expect(backend.paths[0]).toMatch(/\/dice-roller-1\/events$/);
  });

  it.each([
    ['{}', UPGRADE],
    ['[{}]', UPGRADE],
    ['nonsense', NOT_JSON],
  ])('refuses events that are %s', async (answer, words) => {
    backend.answerWith(answer);
    await expect(backend.client().getPodEvents(pod)).rejects.toThrow(words);
  });

  describe('for those who run the clusters', () => {
    const list = {
      at: '2026-03-01T12:00:00Z',
      clusters: [
        {
          name: 'eu',
          condition: 'ok',
          provider: 'config',
          authProvider: 'serviceAccount',
          breaker: 'closed',
          watches: 3,
          viewers: 1,
        },
      ],
      providerProblems: [],
    };
    const diagnosis = {
      cluster: 'a/b',
      at: '2026-03-01T12:00:00Z',
      steps: [{ step: 'dns', outcome: 'ok', ms: 1, message: 'found' }],
    };

    it('reads how the clusters do, and diagnoses one', async () => {
      backend.answer = (request, response) =>
        response.end(
          JSON.stringify(request.url?.endsWith('/clusters') ? list : diagnosis),
        );
      expect(await backend.client().getClusters()).toEqual(list);
      expect(await backend.client().diagnoseCluster('a/b')).toEqual(diagnosis);
      expect(backend.paths).toEqual([
        '/api/kubernetes/v1/clusters',
        '/api/kubernetes/v1/clusters/a%2Fb/diagnosis',
      ]);
    });

    it.each([
      ['{}', UPGRADE],
      ['{"at":"x","clusters":[{}],"steps":[{}]}', UPGRADE],
      ['nonsense', NOT_JSON],
    ])('refuses answers that are %s', async (answer, words) => {
      backend.answerWith(answer);
      await expect(backend.client().getClusters()).rejects.toThrow(words);
      await expect(backend.client().diagnoseCluster('eu')).rejects.toThrow(
        words,
      );
    });

    it('retries a cluster of any name', async () => {
      backend.answer = (_, response) => response.writeHead(204).end();
      await backend.client().retryCluster('component:default/shop', 'eu/1');
      expect(backend.requests[0]).toMatchObject({
        method: 'POST',
        url: '/api/kubernetes/v1/entities/component/default/shop/clusters/eu%2F1/retry',
      });
    });

    it('reports that Help on a class was opened', async () => {
      backend.answer = (_, response) => response.writeHead(204).end();
      await backend.client().reportHelpOpened('OOMKilled');
      expect(backend.requests[0]).toMatchObject({
        method: 'POST',
        url: '/api/kubernetes/v1/help/OOMKilled',
      });
      backend.answer = (_, response) => response.writeHead(404).end();
      await expect(
        backend.client().reportHelpOpened('x'),
      ).rejects.toMatchObject({
        statusCode: 404,
      });
    });

    it('reports whether Help on a class helped', async () => {
      backend.answer = (_, response) => response.writeHead(204).end();
      await backend.client().reportHelpAnswered('OOMKilled', false);
      await backend.client().reportHelpAnswered('a/b', true);
      expect(
        backend.requests.map(({ method, url }) => `${method} ${url}`),
      ).toEqual([
        'POST /api/kubernetes/v1/help/OOMKilled/answers/no',
        'POST /api/kubernetes/v1/help/a%2Fb/answers/yes',
      ]);
    });
  });
});
