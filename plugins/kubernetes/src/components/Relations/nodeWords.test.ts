import { countStates } from '@podlight/backstage-plugin-kubernetes-common';
import { aRelationNode } from '../../__testUtils__/relationNode';
import { HOST, PODS, RelationNode } from '../../service';
import { NodeActions } from './NodeActions';
import { describeNode } from './nodeWords';

/** The key with what is filled in. */
const t = ((key: string, params: Readonly<Record<string, unknown>> = {}) =>
  [key, ...Object.values(params)].join(' ')) as never;

const ONE = new Map([['eu', 'Europe']]);
const TWO = new Map([
  ['eu', 'Europe'],
  ['us', undefined],
]);

function words(
  node: Partial<RelationNode>,
  { titles = ONE, hasNamespaces = false }: Partial<NodeActions> = {},
) {
  const actions = {
    ...{ titles, hasNamespaces },
    onChange: () => {},
    isFiltered: () => false,
  };
  return describeNode(aRelationNode(node), actions, t);
}

describe('the kind of a node', () => {
  it('is that of its object', () => {
    expect(words({})).toMatchObject({ kind: 'Service', name: 'web' });
  });

  it('has the namespace where names alone do not tell', () => {
    const hasNamespaces = true;
    expect(words({}, { hasNamespaces }).kind).toBe('Service, shop');
    expect(words({ namespace: '' }, { hasNamespaces }).kind).toBe('Service');
    const host = { kind: HOST, resource: HOST, name: 'shop.example.com' };
    expect(words(host, { hasNamespaces }).kind).toBe('relations.host');
  });

  it('has the side of a revision', () => {
    expect(words({ kind: 'ReplicaSet', revision: 'old' }).kind).toBe(
      'relations.revision ReplicaSet objects.rollout.old',
    );
  });

  it('says whose pods they are', () => {
    const pods = { kind: PODS, counts: countStates(['ready']) };
    expect(words(pods, { hasNamespaces: true }).kind).toBe(
      'relations.podsOf web, shop',
    );
  });
});

describe('the name of a node', () => {
  it('is that of the only one of several', () => {
    expect(words({ kind: 'ReplicaSet', names: ['web-1'] }).name).toBe('web-1');
  });

  it('is how many there are', () => {
    const names = ['a', 'b', 'c'];
    expect(words({ kind: 'Job', names }).name).toBe('relations.runs 3');
    expect(words({ kind: 'ReplicaSet', names }).name).toBe('relations.names 3');
  });

  it('of pods is their number, and their state counts each of them', () => {
    const counts = countStates(['ready', 'failing', 'ready']);
    expect(words({ kind: PODS, counts })).toMatchObject({
      name: 'count.pods 3',
      state: 'relations.count 1 state.failing, relations.count 2 state.ready',
    });
  });
});

describe('the state of a node', () => {
  it('is in the words of its kind', () => {
    expect(words({}).state).toBe('otherObjects.state.ready');
    expect(words({ kind: 'Deployment' }).state).toBe('state.ready');
    expect(words({ state: 'suspended' }).state).toBe('state.suspended');
    expect(words({ kind: HOST, resource: HOST }).state).toBe(
      'otherObjects.state.ready',
    );
  });

  it('is empty where neither good nor bad can be said', () => {
    expect(words({ state: undefined }).state).toBe('');
    expect(words({ state: undefined }, { titles: TWO }).state).toBe('Europe');
  });

  it('says that what another object names is not there, or not read', () => {
    expect(words({ isRead: false }).state).toBe('relations.notFound');
    expect(words({ kind: 'Secret', isRead: false }).state).toBe(
      'relations.notRead',
    );
  });

  it('of a Service is its endpoints, unless its cluster cannot be read', () => {
    const endpoints = { ready: 1, total: 3 };
    expect(words({ endpoints, state: 'notReady' }).state).toBe(
      'otherObjects.endpoints 1 3',
    );
    expect(words({ endpoints, state: 'unknown' }).state).toBe(
      'otherObjects.state.unknown',
    );
  });

  it('names the cluster where there are several', () => {
    expect(words({}, { titles: TWO }).state).toBe(
      'otherObjects.state.ready, Europe',
    );
    expect(words({ clusters: ['us'] }, { titles: TWO }).state).toBe(
      'otherObjects.state.ready, us',
    );
  });

  it('says in how many of its clusters it is', () => {
    const clusters = ['eu', 'us'];
    const inBoth = { clusters, affected: 2 };
    expect(words(inBoth, { titles: TWO }).state).toBe(
      'relations.inAll otherObjects.state.ready 2',
    );
    expect(words({ clusters, affected: 1 }, { titles: TWO }).state).toBe(
      'relations.inSome otherObjects.state.ready 1 2',
    );
    expect(words({ ...inBoth, state: undefined }, { titles: TWO }).state).toBe(
      'relations.clusters 2',
    );
  });
});
