import { aRelationNode } from '../../__testUtils__/relationNode';
import {
  aDeployment,
  aService,
  anIngress,
  podOf,
  relate,
} from '../../__testUtils__/relations';
import { aCluster } from '../../fixtures';
import { layOut } from './layOut';
import { RelationNode } from './types';

/** Of nodes such as `a0`: what follows the letter is the rank. */
function relations(
  ways: Readonly<Record<string, readonly string[]>>,
  roots: readonly string[],
  changes: Readonly<Record<string, Partial<RelationNode>>> = {},
) {
  const nodes = Object.entries(ways).map(([key, to]) =>
    aRelationNode({ key, to, rank: Number(key.slice(1)), ...changes[key] }),
  );
  const byKey = new Map(nodes.map(node => [node.key, node]));
  return {
    ...{ nodes, byKey, hasNamespaces: false },
    roots: roots.flatMap(key => byKey.get(key) ?? []),
  };
}

const places = ({ nodes }: ReturnType<typeof layOut>) =>
  Object.fromEntries(nodes.map(each => [each.node.key, each]));

it('has the first child in the row of its parent, and leaves out ranks without nodes', () => {
  const layout = layOut(
    relations({ a0: ['b2', 'c2'], b2: ['d6'], c2: ['e6'], d6: [], e6: [] }, [
      'a0',
    ]),
  );
  expect(places(layout)).toMatchObject({
    a0: { column: 0, row: 0 },
    b2: { column: 1, row: 0 },
    c2: { column: 1, row: 1 },
    d6: { column: 2, row: 0 },
    e6: { column: 2, row: 1 },
  });
  expect(layout).toMatchObject({ columns: 3, rows: 2, hidden: 0 });
});

it('has the child of a lower parent below, even where there is room above', () => {
  const layout = layOut(
    relations({ a0: [], b0: ['c1'], c1: [] }, ['a0', 'b0']),
  );
  expect(places(layout)).toMatchObject({ b0: { row: 1 }, c1: { row: 1 } });
});

it('has no two nodes in one place', () => {
  const layout = layOut(
    relations(
      {
        ...{ a0: ['b1', 'c1'], b1: ['e2'], c1: ['e2', 'f2'] },
        ...{ d0: ['g2'], e2: [], f2: [], g2: [], h0: ['i1'], i1: [] },
      },
      ['a0', 'd0', 'h0'],
    ),
  );
  const taken = layout.nodes.map(({ column, row }) => `${column} ${row}`);
  expect(new Set(taken).size).toBe(9);
});

it('draws as many as there is room for, and counts the others', () => {
  const layout = layOut(
    relations({ a0: ['b1', 'c1'], b1: [], c1: [] }, ['a0']),
    2,
  );
  expect(layout.nodes.map(({ node }) => node.key)).toEqual(['a0', 'b1']);
  expect(layout).toMatchObject({ hidden: 1, edges: [{ key: 'a0 b1' }] });
});

it('says of an edge what follows, and whether requests get through', () => {
  const { edges } = layOut(
    relations({ a0: ['b1', 'c1'], b1: [], c1: [] }, ['a0'], {
      a0: { ahead: 'failing', broken: ['c1'] },
      b1: { ahead: 'starting' },
    }),
  );
  expect(edges).toMatchObject([
    { key: 'a0 b1', ahead: 'starting', isBroken: false },
    { key: 'a0 c1', ahead: 'ready', isBroken: true },
  ]);
});

it('places once what a sibling led to before, and keeps its place', () => {
  const layout = layOut(
    relations({ a0: ['b1', 'c2'], b1: ['c2'], c2: ['d3'], d3: [] }, ['a0']),
  );
  expect(layout).toMatchObject({ rows: 1, columns: 4 });
});

describe('of what is in a cluster', () => {
  const manyPaths = (count: number) => {
    const all = Array.from({ length: count }, (_, i) => `w${i}`);
    return relate(
      aCluster(
        'eu',
        all.map(each => podOf(each)),
        {
          objects: all.map(each => aService(each, [each])),
          workloads: all.map(each => aDeployment(each)),
        },
      ),
    );
  };

  it('puts no two nodes on the same place, and draws from left to right', () => {
    const related = relate(
      aCluster('eu', [podOf('api'), podOf('web'), podOf('db')], {
        objects: [
          anIngress('all', ['api', 'web'], 'shop.example.com'),
          anIngress('more', ['web', 'db'], 'other.example.com'),
          ...['api', 'web', 'db'].map(each => aService(each, [each])),
          aService('both', ['api', 'db']),
        ],
        workloads: ['api', 'web', 'db'].map(each => aDeployment(each)),
      }),
    );
    const { nodes, edges, columns, rows } = layOut(related);
    expect(nodes).toHaveLength(related.nodes.length);
    const taken = nodes.map(({ column, row }) => `${column} ${row}`);
    expect(new Set(taken).size).toBe(taken.length);
    expect(edges.every(({ from, to }) => from.column < to.column)).toBe(true);
    expect([columns, rows]).toEqual([5, 4]);
  });

  it('leaves no column for a kind that is not there', () => {
    expect(layOut(manyPaths(1)).columns).toBe(3);
  });

  it('draws a straight line where one leads to one', () => {
    expect(layOut(manyPaths(3)).nodes.map(({ row }) => row)).toEqual([
      0, 0, 0, 1, 1, 1, 2, 2, 2,
    ]);
  });

  it('draws 60 nodes of thousands, and counts the rest', () => {
    const { nodes, hidden, edges } = layOut(manyPaths(1_000));
    expect([nodes.length, hidden, edges.length]).toEqual([60, 2_940, 40]);
  });
});
