import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { aRelationNode } from '../../__testUtils__/relationNode';
import { PlacedNode, RelationLayout, RelationNode } from '../../service';
import { NodeActionsProvider } from './NodeActions';
import { canDraw, RelationGraph } from './RelationGraph';

const placed = (
  column: number,
  row: number,
  changes: Partial<RelationNode>,
): PlacedNode => ({ node: aRelationNode(changes), column, row });

const web = placed(0, 0, {
  ...{ kind: 'Ingress', name: 'web', state: 'failing' },
  ...{ to: ['Service/web', 'Service/gone'], broken: ['Service/gone'] },
});
const service = placed(1, 0, { name: 'web' });
const gone = placed(1, 1, { name: 'gone', state: 'notReady' });

const edge = (
  to: PlacedNode,
  ahead: RelationNode['ahead'],
  isBroken = false,
) => ({ key: to.node.key, from: web, to, ahead, isBroken });

const LAYOUT: RelationLayout = {
  nodes: [web, service, gone],
  edges: [edge(gone, 'failing', true), edge(service, 'ready')],
  ...{ columns: 2, rows: 2, hidden: 0 },
};

const ofColumns = (columns: number): RelationLayout => ({
  ...LAYOUT,
  columns,
});

it.each([
  [1, 130, true],
  [1, 129, false],
  // Two nodes, and the room between them.
  [2, 286, true],
  [2, 285, false],
  [7, 1_066, true],
  [7, 1_065, false],
  [7, undefined, true],
  [8, undefined, false],
])('of %d columns in %p px, can be drawn: %s', (columns, widthPx, expected) => {
  expect(canDraw(ofColumns(columns), widthPx)).toBe(expected);
});

describe('RelationGraph', () => {
  async function show(widthPx?: number) {
    const actions = {
      ...{ titles: new Map(), hasNamespaces: false, onChange: () => {} },
      isFiltered: () => false,
    };
    renderInTestApp(
      <NodeActionsProvider value={actions}>
        <RelationGraph layout={LAYOUT} widthPx={widthPx} />
      </NodeActionsProvider>,
    );
    const list = await screen.findByRole('list');
    const items = within(list).getAllByRole('listitem');
    const svg = list.parentElement!.querySelector('svg')!;
    return { items, svg, paths: [...svg.querySelectorAll('path')] };
  }

  it('puts each node into its column and row, as wide as there is room', async () => {
    const { items, svg } = await show(326);
    expect(
      items.map(({ style: { left, top, width } }) => [left, top, width]),
    ).toEqual([
      ['0px', '0px', '150px'],
      ['176px', '0px', '150px'],
      ['176px', '70px', '150px'],
    ]);
    expect(svg).toHaveAttribute('width', '326');
    expect(svg).toHaveAttribute('height', '130');
    expect(items.map(({ dataset }) => dataset.state)).toEqual([
      'failing',
      'ready',
      'notReady',
    ]);
  });

  it('makes nodes no wider than anybody reads', async () => {
    const { items } = await show(5_000);
    expect(items[0].style.width).toBe('265px');
  });

  it('draws what has trouble over the others, and crosses what is broken', async () => {
    const { paths } = await show(326);
    expect(paths.map(({ dataset }) => dataset.state)).toEqual([
      'ready',
      'failing',
      undefined,
    ]);
    const [whole, broken, cross] = paths;
    // From the middle of the right to the middle of the left.
    expect(whole.getAttribute('d')).toMatch(/^M150,30 C.* 176,30$/);
    expect(broken.getAttribute('d')).toMatch(/^M150,30 C.* 176,100$/);
    expect([whole, broken].map(({ dataset }) => dataset.broken)).toEqual([
      undefined,
      'true',
    ]);
    expect(cross.getAttribute('d')).toMatch(/^M158,60 /);
  });

  it('says in words what leads where, and where it stops', async () => {
    const { items } = await show();
    expect(items[0]).toHaveTextContent(
      /Service web, Service gone\. .* Service gone\.$/,
    );
    expect(items[1]).not.toHaveTextContent('Service gone');
  });
});
