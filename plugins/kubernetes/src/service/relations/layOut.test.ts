import { aRelationNode } from '../../__testUtils__/relationNode';
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
