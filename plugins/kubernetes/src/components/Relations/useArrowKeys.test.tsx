import { fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { aRelationNode } from '../../__testUtils__/relationNode';
import { PlacedNode, RelationLayout } from '../../service';
import { useArrowKeys } from './useArrowKeys';

const at = (key: string, column: number, row: number): PlacedNode => ({
  ...{ node: aRelationNode({ key }), column, row },
});

const [HOST, A, B, C, D, E] = [
  at('host', 0, 0),
  ...[at('c', 1, 4), at('a', 1, 0), at('b', 1, 2)],
  at('d', 1, 6),
  at('e', 2, 1),
];
const edge = (from: PlacedNode, to: PlacedNode) => ({
  ...{ key: `${from.node.key} ${to.node.key}`, from, to },
  ...{ ahead: 'ready' as const, isBroken: false },
});
const NODES = [HOST, A, B, C, D, E];
const LAYOUT: RelationLayout = {
  ...{ nodes: NODES, columns: 3, rows: 7, hidden: 0 },
  edges: [edge(HOST, B), edge(HOST, C)],
};

function Graph() {
  const list = useRef<HTMLUListElement>(null);
  useArrowKeys(list, LAYOUT);
  return (
    <ul ref={list}>
      {NODES.map(({ node }) => (
        <li key={node.key} data-node={node.key}>
          <button>{node.key}</button>
          <a href="#logs">Logs</a>
        </li>
      ))}
    </ul>
  );
}

const press = (key: string, init = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...init });

it.each([
  ['ArrowRight', 'host', 'a'],
  ['ArrowRight', 'a', 'a'],
  ['ArrowLeft', 'b', 'host'],
  ['ArrowLeft', 'd', 'd'],
  ['ArrowDown', 'a', 'b'],
  ['ArrowDown', 'b', 'c'],
  ['ArrowDown', 'd', 'd'],
  ['ArrowUp', 'd', 'c'],
  ['ArrowUp', 'c', 'b'],
  ['ArrowUp', 'a', 'a'],
  ['ArrowDown', 'host', 'host'],
  ['ArrowDown', 'e', 'e'],
  ['Enter', 'host', 'host'],
])('%s leads from %s to %s', (key, from, to) => {
  render(<Graph />);
  screen.getByText(from).focus();
  expect(press(key)).toBe(from === to);
  expect(document.activeElement?.textContent).toBe(to);
});

it('leads on from any part of a node, but not with another key', () => {
  render(<Graph />);
  screen.getAllByText('Logs')[0].focus();
  for (const modifier of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey']) {
    press('ArrowRight', { [modifier]: true });
    expect(document.activeElement?.textContent).toBe('Logs');
  }
  press('ArrowRight');
  expect(document.activeElement?.textContent).toBe('a');
});
