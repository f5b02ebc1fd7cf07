import { NodeFacts } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../__testUtils__/fakeConnection';
import { ManualClock } from '../__testUtils__/ManualClock';
import { ApiRequest } from '../transport';
import { fail, ok, Result } from '../util/Result';
import { NodeLists } from './NodeLists';

const { signal } = new AbortController();

const NODE: NodeFacts = {
  name: 'node-1',
  labels: {},
  taints: [],
  isCordoned: false,
  isReady: true,
  allocatable: new Map([['cpu', 4_000]]),
};

const aNode = (name: string) => ({
  metadata: { name },
  status: { allocatable: { cpu: '4' } },
});

function aPod(cpu: string, nodeName = 'node-1', phase = 'Running') {
  const resources = { requests: { cpu, memory: '1Gi' } };
  return {
    metadata: { name: 'a' },
    spec: { nodeName, containers: [{ name: 'app', resources }] },
    status: { phase },
  };
}

function setup(
  answer: (request: ApiRequest) => Result<unknown> | Promise<Result<unknown>>,
  deadlineMs?: number,
) {
  const clock = new ManualClock();
  const lists = new NodeLists({ clock, deadlineMs });
  const { connection, asked } = fakeConnection(answer);
  const as = (identity: string) => ({
    ...connection,
    identity: async () => ok(identity),
  });
  return {
    asked,
    clock,
    nodes: (identity = 'alice') => lists.nodes(as(identity), signal),
    requestsOn: (node = NODE, identity = 'alice') =>
      lists.requestsOn(as(identity), node, signal),
  };
}

describe('NodeLists', () => {
  it('lists nodes from the watch cache', async () => {
    const { asked, nodes } = setup(() =>
      aList('Node', [aNode('a'), 'odd', aNode('b')]),
    );
    const answer = await nodes();
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
    expect(asked).toEqual(['/api/v1/nodes?limit=500&resourceVersion=0']);
  });

  it('sums what the pods on a node request of its resources, from what a describe of it counts', async () => {
    const { asked, requestsOn } = setup(() =>
      aList('Pod', [
        aPod('500m'),
        aPod('1'),
        // A server that does not know the selector.
        aPod('8', 'node-2'),
        aPod('8', 'node-1', 'Succeeded'),
        aPod('8', 'node-1', 'Failed'),
        'odd',
      ]),
    );
    expect(await requestsOn()).toEqual(ok(new Map([['cpu', 1_500]])));
    expect(asked.map(decodeURIComponent)).toEqual([
      '/api/v1/pods?fieldSelector=spec.nodeName=node-1,status.phase!=Succeeded,status.phase!=Failed&limit=500&resourceVersion=0',
    ]);
  });

  it.each([
    ['Node', aNode('a'), [expect.objectContaining({ name: 'a' })]],
    ['Pod', aPod('500m'), [['cpu', 500]]],
  ])(
    'counts no %s twice when a list breaks off and begins again',
    async (kind, item, counted) => {
      const answers: Result<unknown>[] = [
        aList(kind, [item], 'more'),
        fail('server-error', 'the continue parameter is too old', 410),
        aList(kind, [item]),
      ];
      const { nodes, requestsOn } = setup(
        () => answers.shift() ?? aList(kind, []),
      );
      const answer = kind === 'Node' ? await nodes() : await requestsOn();
      expect(answer.ok && [...answer.value]).toEqual(counted);
    },
  );

  it('says nothing of a cluster with more nodes than are read', async () => {
    const { asked, nodes } = setup(() => aList('Node', [aNode('a')], 'more'));
    expect(await nodes()).toMatchObject({
      ok: false,
      reason: { code: 'limited' },
    });
    expect(asked).toHaveLength(2);
  });

  it('takes no more pods of a node than it would count', async () => {
    const pods = Array.from({ length: 5_000 }, () => aPod('1m'));
    const { requestsOn } = setup(() => aList('Pod', pods, 'more'));
    expect(await requestsOn()).toEqual(ok(new Map([['cpu', 1_000]])));
  });

  it('lists once in half a minute per identity and node', async () => {
    const { asked, clock, nodes, requestsOn } = setup(({ path }) =>
      aList(path.endsWith('nodes') ? 'Node' : 'Pod', []),
    );
    const all = () =>
      Promise.all([nodes(), nodes(), requestsOn(), requestsOn()]);
    await all();
    await clock.advance(29_999);
    await all();
    expect(asked).toHaveLength(2);
    await requestsOn({ ...NODE, name: 'node-2' });
    await nodes('bob');
    await requestsOn(NODE, 'bob');
    expect(asked).toHaveLength(5);
    await clock.advance(1);
    await all();
    expect(asked).toHaveLength(7);
  });

  it('does not ask each time for what it may not read', async () => {
    const { asked, nodes } = setup(() => FORBIDDEN);
    expect(await nodes()).toEqual(FORBIDDEN);
    expect(await nodes()).toEqual(FORBIDDEN);
    expect(asked).toHaveLength(1);
  });

  it('gives up on a cluster that does not answer, and asks it twice at a time', async () => {
    let atOnce = 0;
    let most = 0;
    const { requestsOn } = setup(({ signal: given }) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      return new Promise((_, reject) =>
        given.addEventListener('abort', () => {
          atOnce -= 1;
          reject(given.reason);
        }),
      );
    }, 20);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const answers = await Promise.all(
      names.map(name => requestsOn({ ...NODE, name })),
    );
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, reason: { code: 'timeout' } });
    }
    expect(most).toBe(2);
  });
});
