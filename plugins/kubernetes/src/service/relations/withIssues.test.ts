import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { aRelationNode } from '../../__testUtils__/relationNode';
import {
  FAILING,
  aDeployment,
  aService,
  anIngress,
  names,
  podOf,
  relate,
} from '../../__testUtils__/relations';
import { aCluster } from '../../fixtures';
import { RANKS, RelationNode } from './types';
import { hasTrouble, withIssues } from './withIssues';

const root = (key: string, changes: Partial<RelationNode> = {}) =>
  aRelationNode({ key, rank: RANKS.workload, ...changes });
const host = (key: string, changes: Partial<RelationNode> = {}) =>
  root(key, { rank: RANKS.host, ...changes });

const relations = (
  roots: readonly RelationNode[],
  others: readonly RelationNode[] = [],
) => {
  const nodes = [...roots, ...others];
  const byKey = new Map(nodes.map(node => [node.key, node]));
  return { nodes, roots, byKey, hasNamespaces: false };
};
const keys = (nodes: readonly RelationNode[]) => nodes.map(({ key }) => key);

it.each([
  ['failing', true, 1],
  ['notReady', true, 1],
  ['starting', false, 1],
  ['unknown', false, 2],
  ['ready', false, 2],
  [undefined, false, 2],
] as const)('has trouble where something is %s: %s', (ahead, is, shown) => {
  const all = relations([root('a', { ahead }), root('b')]);
  expect(hasTrouble(all)).toBe(is);
  expect(withIssues(all).roots).toHaveLength(shown);
});

it('keeps the first three hosts beside what has issues', () => {
  const shown = withIssues(
    relations([
      root('bad', { ahead: 'failing' }),
      root('good'),
      ...['a', 'b', 'c', 'd'].map(key => host(key)),
      host('e', { ahead: 'starting' }),
    ]),
  );
  expect(keys(shown.roots)).toEqual(['bad', 'a', 'b', 'c', 'e']);
});

it('keeps all that a path leads to, in the same order', () => {
  const shown = withIssues(
    relations(
      [root('bad', { ahead: 'failing', to: ['y', 'x'] }), root('good')],
      [
        ...[root('x', { to: ['z'] }), root('of-good')],
        ...[root('y', { to: ['z'] }), root('z', { to: ['y', 'gone'] })],
      ],
    ),
  );
  expect(keys(shown.nodes)).toEqual(['bad', 'x', 'y', 'z']);
});

it('is the same where nothing is left out', () => {
  for (const all of [
    relations([root('a'), root('b')]),
    relations([root('a', { ahead: 'failing' }), host('b')]),
  ]) {
    expect(withIssues(all)).toBe(all);
  }
});

describe('of what is in a cluster', () => {
  const see = (apiPod: Partial<PodRow>) =>
    relate(
      aCluster('eu', [podOf('web'), podOf('api', 'api-1', apiPod)], {
        objects: [
          aService('web', ['web']),
          aService('api', ['api']),
          aService('both', ['api', 'web']),
          anIngress('web', ['web'], 'shop.example.com'),
          anIngress('inner', ['web']),
        ],
        workloads: [aDeployment('web'), aDeployment('api')],
      }),
    );

  it('leaves out paths on which all is well, but for the ways in from outside', () => {
    expect(names(withIssues(see(FAILING)))).toEqual([
      'Service api',
      'Deployment api',
      'Pods api',
      'Service both',
      'Deployment web',
      'Pods web',
      'Host shop.example.com',
      'Ingress web',
      'Service web',
    ]);
  });

  it('keeps what is starting, and all where nothing is wrong', () => {
    expect(names(withIssues(see({ state: 'starting' })))).toHaveLength(9);
    expect(withIssues(see({}))).toEqual(see({}));
  });
});
