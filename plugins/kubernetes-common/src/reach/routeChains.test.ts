import { FIXTURE_NOW } from '../testing';
import { ClusterReferences, parseObject, toClusterObjects } from '../model';
import { Buildable } from '../testing/reach/objects';
import { behind, gateway, route, TO_DATA } from '../testing/reach/routeObjects';
import { firstBroken } from './types';
import { ReachContext, routeChains } from '.';

function chains(
  builders: readonly Buildable[],
  references?: ClusterReferences,
) {
  const parsed = builders.flatMap(each => parseObject(each.build()) ?? []);
  const context = new ReachContext(
    { ...toClusterObjects(parsed), ...(references && { references }) },
    FIXTURE_NOW,
  );
  return context.routes.flatMap(each => routeChains(context, each));
}

function broken(...args: Parameters<typeof chains>) {
  for (const chain of chains(...args)) {
    const link = firstBroken(chain);
    if (link) return `${link.step} ${link.reason}`;
  }
  return 'nothing';
}

it('is unknown where the Gateway was not read and no controller has answered', () => {
  const [chain] = chains([...behind(), route({}, {})]);
  expect(chain.links).toContainEqual(
    expect.objectContaining({
      step: 'gateway',
      state: 'unknown',
      reason: 'notRead',
    }),
  );
  expect(broken([...behind(), route({}, {})], {})).toBe('nothing');
});

it('goes by the answer to the last version of a route only', () => {
  const old = {
    parents: [
      {
        parentRef: { name: 'public' },
        conditions: [
          { type: 'Accepted', status: 'False', observedGeneration: 0 },
        ],
      },
    ],
  };
  const [chain] = chains([...behind(), route({}, old), gateway()]);
  expect(chain.links).toContainEqual({
    ...{ step: 'gateway', name: 'public' },
    ...{ state: 'unknown', reason: 'noAnswer' },
  });
});

it('does not miss a Service in a namespace that is not read', () => {
  const builders = [...behind(), route(TO_DATA), gateway()];
  const [{ links }] = chains(builders);
  expect(links).toContainEqual(
    expect.objectContaining({
      ...{ step: 'service', name: 'db', namespace: 'data' },
      ...{ state: 'unknown', reason: 'notRead' },
    }),
  );
  expect(broken(builders)).toBe('nothing');
});

it('leads from the host to the pods', () => {
  const [{ links }] = chains([...behind(), route(), gateway()]);
  expect(links.map(({ step, state }) => `${step} ${state}`)).toEqual([
    'host ok',
    'entry ok',
    'gateway ok',
    'address ok',
    'service ok',
    'port ok',
    'endpoints ok',
    'pods ok',
  ]);
});

it('is bounded for 10,000 rules, and for parents that name each other', () => {
  const rules = Array.from({ length: 10_000 }, (_, at) => ({
    backendRefs: [{ name: `s${at}`, port: at }],
  }));
  expect(chains([route({ rules })])).toHaveLength(20);
  const own = {
    group: 'gateway.networking.k8s.io',
    kind: 'HTTPRoute',
    name: 'web',
  };
  expect(
    broken([route({ parentRefs: [own], rules: [{ backendRefs: [own] }] })]),
  ).toBe('nothing');
});
