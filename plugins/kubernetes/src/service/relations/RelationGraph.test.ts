import { aFinding } from '../../fixtures';
import { ObjectState } from '../objectState';
import { NodeDraft, NodeId, RelationGraph } from './RelationGraph';
import { HOST, PODS, RANKS, RelationNode } from './types';

const RANK_OF: Readonly<Record<string, number>> = {
  [HOST]: RANKS.host,
  Ingress: RANKS.route,
  Service: RANKS.service,
  Deployment: RANKS.workload,
  ReplicaSet: RANKS.revision,
  PersistentVolumeClaim: RANKS.end,
  [PODS]: RANKS.end,
};

const idOf = (
  kind: string,
  name: string,
  more: Partial<NodeId> = {},
): NodeId => ({
  ...{ resource: kind, kind, namespace: 'shop', name, rank: RANK_OF[kind] },
  ...more,
});

function aGraph() {
  const graph = new RelationGraph();
  const node = (
    kind: string,
    name: string,
    state?: ObjectState,
    more?: Partial<NodeId>,
  ) => {
    const draft = graph.node(idOf(kind, name, more));
    if (state) draft.see('eu', state);
    return draft;
  };
  /** Each leads to the next. */
  const path = (...drafts: readonly NodeDraft[]) =>
    drafts
      .slice(1)
      .forEach((draft, index) => graph.connect(drafts[index], draft));
  const build = (...args: Parameters<RelationGraph['build']> | []) =>
    graph.build(args[0] ?? []);
  return { graph, node, path, build };
}

const names = (nodes: readonly RelationNode[]) =>
  nodes.map(({ kind, name }) => `${kind} ${name}`);

describe('NodeDraft', () => {
  const seen = (...states: readonly (ObjectState | undefined)[]) => {
    const draft = new NodeDraft(idOf('Service', 'web'));
    states.forEach(state => draft.see('eu', state));
    return draft.states.get('eu');
  };

  it('is in the worst state that is known of it in a cluster', () => {
    expect(seen('ready', 'failing')).toBe('failing');
    expect(seen('failing', 'ready')).toBe('failing');
    expect(seen(undefined, 'failing')).toBe('failing');
    expect(seen(undefined)).toBeUndefined();
  });

  it('keeps the states of clusters apart', () => {
    const draft = new NodeDraft(idOf('Service', 'web'));
    draft.see('eu', 'ready');
    draft.see('us', 'failing');
    draft.see('ap', undefined);
    expect([...draft.states]).toEqual([
      ['eu', 'ready'],
      ['us', 'failing'],
      ['ap', undefined],
    ]);
  });
});

describe('RelationGraph', () => {
  it('has one node for what has the same name, and others for each part', () => {
    const { graph } = aGraph();
    const web = graph.node(idOf('Service', 'web'));
    expect(graph.node(idOf('Service', 'web'))).toBe(web);
    const others = [
      idOf('Service', 'other'),
      idOf('Deployment', 'web'),
      idOf('Service', 'web', { namespace: 'games' }),
      idOf('Service', 'web', { part: 'x' }),
    ].map(id => graph.node(id));
    expect(new Set([web, ...others]).size).toBe(5);
    expect(new Set([web, ...others].map(({ key }) => key)).size).toBe(5);
  });

  it.each([
    ['Service', 'Ingress'],
    ['Service', 'Service'],
  ])(
    'leaves out an edge from a %s to a %s, which could close a circle',
    (from, to) => {
      const { graph, node, build } = aGraph();
      graph.connect(node(from, 'web'), node(to, 'other'));
      expect(build().nodes).toEqual([]);
    },
  );

  it('leaves out what leads nowhere', () => {
    const { node, path, build } = aGraph();
    node('Service', 'alone', 'failing');
    path(node('Service', 'web'), node('Deployment', 'web'));
    expect(names(build().nodes)).toEqual(['Service web', 'Deployment web']);
  });

  it('lists nodes along each path, each once, and where paths begin', () => {
    const { node, path, build } = aGraph();
    const pods = node(PODS, 'web');
    path(
      node('Ingress', 'a'),
      node('Service', 'a'),
      node('Deployment', 'web'),
      pods,
    );
    path(node('Ingress', 'b'), node('Service', 'b'), node('Deployment', 'web'));
    const { nodes, roots, byKey } = build();
    expect(names(nodes)).toEqual([
      ...['Ingress a', 'Service a', 'Deployment web', 'Pods web'],
      ...['Ingress b', 'Service b'],
    ]);
    expect(names(roots)).toEqual(['Ingress a', 'Ingress b']);
    expect(nodes.every(each => byKey.get(each.key) === each)).toBe(true);
    expect(roots.every(each => nodes.includes(each))).toBe(true);
  });

  it('puts the path with the worst at its end first', () => {
    const { node, path, build } = aGraph();
    const states = { b: 'notReady', a: 'ready', c: 'failing' } as const;
    for (const [name, state] of Object.entries(states)) {
      path(
        node('Service', name, 'ready'),
        node('Deployment', name, 'ready'),
        node(PODS, name, state),
      );
    }
    const { roots } = build();
    expect(names(roots)).toEqual(['Service c', 'Service b', 'Service a']);
    expect(roots.map(({ ahead }) => ahead)).toEqual([
      'failing',
      'notReady',
      'ready',
    ]);
    expect(roots.map(({ state }) => state)).toEqual(Array(3).fill('ready'));
  });

  it('sorts by where a node stands, by kind, by namespace and by name with numbers', () => {
    const { node, path, build } = aGraph();
    const web = node('Deployment', 'web');
    path(web, node('PersistentVolumeClaim', 'a'));
    path(web, node(PODS, 'z'));
    path(web, node('ReplicaSet', 'web-10'));
    path(web, node('ReplicaSet', 'web-9'));
    path(web, node('ReplicaSet', 'web-11', undefined, { namespace: 'a' }));
    expect(names(build().nodes).slice(1)).toEqual([
      ...['ReplicaSet web-11', 'ReplicaSet web-9', 'ReplicaSet web-10'],
      ...['Pods z', 'PersistentVolumeClaim a'],
    ]);
  });

  describe('of an edge that requests do not get over', () => {
    it('marks it, and what is before it', () => {
      const { graph, node, path, build } = aGraph();
      const [ingress, web] = [
        node('Ingress', 'web', 'ready'),
        node('Service', 'web', 'ready'),
      ];
      path(node(HOST, 'h', 'ready'), ingress);
      path(ingress, node('Service', 'well', 'ready'));
      graph.connect(ingress, web, true);
      graph.connect(ingress, web);
      const [host, broken, ...services] = build().nodes;
      expect(broken.broken).toEqual([web.key]);
      expect([host.ahead, broken.ahead]).toEqual(['notReady', 'notReady']);
      expect(services.map(({ ahead }) => ahead)).toEqual(['ready', 'ready']);
      expect(host).not.toHaveProperty('broken');
    });

    it('is no better for what fails already', () => {
      const { graph, node, build } = aGraph();
      graph.connect(
        node('Service', 'web', 'failing'),
        node('Deployment', 'x'),
        true,
      );
      expect(build().nodes[0].ahead).toBe('failing');
    });
  });

  describe('of a node', () => {
    const build = (fill: (draft: NodeDraft) => void, kind = 'Service') => {
      const { graph, node, build: all } = aGraph();
      const draft = node(kind, 'web');
      fill(draft);
      graph.connect(node(HOST, 'host'), draft);
      return all().nodes[1];
    };

    it('has no more than is known', () => {
      expect(build(() => undefined)).toEqual({
        key: expect.any(String),
        ...{ resource: 'Service', kind: 'Service', namespace: 'shop' },
        ...{ name: 'web', rank: RANKS.service, state: undefined },
        ...{ names: [], clusters: [], affected: 0, ahead: undefined },
        ...{ isWorkload: false, isRead: false, to: [] },
      });
    });

    it('counts the clusters in its state, which is the worst of all', () => {
      const node = build(draft => {
        draft.see('eu', 'failing');
        draft.see('us', 'ready');
        draft.see('ap', 'failing');
      });
      expect(node).toMatchObject({
        state: 'failing',
        affected: 2,
        clusters: ['eu', 'us', 'ap'],
      });
    });

    it('has what it stands for', () => {
      const workload = { kind: 'Deployment', name: 'web' };
      const node = build(draft => {
        draft.isRead = true;
        draft.names.add('web-10').add('web-9');
        draft.workload = workload;
        draft.revision = 'new';
        draft.endpoints = { ready: 0, total: 1 };
        draft.href = '';
      });
      expect(node).toMatchObject({
        ...{ isRead: true, names: ['web-9', 'web-10'], workload },
        ...{ revision: 'new', endpoints: { ready: 0, total: 1 }, href: '' },
      });
    });

    it.each([
      [RANKS.service, false],
      [RANKS.workload, true],
      [RANKS.owned + 0.8, true],
      [RANKS.revision, false],
    ])('of rank %d is a workload: %s', (rank, isWorkload) => {
      const { graph, node, build: all } = aGraph();
      graph.connect(node(HOST, 'h'), node('X', 'web', undefined, { rank }));
      expect(all().nodes[1].isWorkload).toBe(isWorkload);
    });

    it('counts its pods, and names the only one', () => {
      const pod = { cluster: 'eu', namespace: 'shop', name: 'web-1' };
      const one = build(draft => {
        draft.podStates.push('failing');
        draft.pod = pod;
      }, PODS);
      expect(one).toMatchObject({ pod, counts: { failing: 1, ready: 0 } });
      const two = build(draft => {
        draft.podStates.push('failing', 'ready');
        draft.pod = pod;
      }, PODS);
      expect(two).toMatchObject({ counts: { failing: 1, ready: 1 } });
      expect(two).not.toHaveProperty('pod');
    });
  });

  it('has with an object its worst finding, and none with its pods or hosts', () => {
    const { node, path, build } = aGraph();
    path(
      node(HOST, 'web'),
      node('Deployment', 'web'),
      node(PODS, 'web', 'failing'),
    );
    const scope = (kind: string) => ({ namespace: 'shop', kind, name: 'web' });
    const [worst, later, ofPods, ofHost] = [
      aFinding(['a'], { id: 'worst', scope: scope('Deployment') }),
      aFinding(['a'], { id: 'later', scope: scope('Deployment') }),
      aFinding(['a'], { id: 'pods', scope: scope(PODS) }),
      aFinding(['a'], { id: 'host', scope: scope(HOST) }),
    ];
    const { nodes } = build([worst, later, ofPods, ofHost]);
    expect(nodes.map(({ finding }) => finding?.id)).toEqual([
      undefined,
      'worst',
      undefined,
    ]);
  });

  it('says whether there are several namespaces', () => {
    const inNamespaces = (...namespaces: readonly string[]) => {
      const { node, path, build } = aGraph();
      namespaces.forEach(namespace =>
        path(
          node(HOST, 'h', undefined, { namespace: '' }),
          node('Service', 'web', undefined, { namespace }),
        ),
      );
      return build().hasNamespaces;
    };
    expect(inNamespaces('shop')).toBe(false);
    expect(inNamespaces('shop', 'games')).toBe(true);
  });
});
