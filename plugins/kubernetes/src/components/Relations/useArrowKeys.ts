import { RefObject, useEffect } from 'react';
import { PlacedNode, RelationLayout } from '../../service';

/**
 * Arrow keys move the focus along the lines of a graph: right to what a node
 * leads to, left to what leads to it, up and down in its column.
 */
export function useArrowKeys(
  list: RefObject<HTMLElement>,
  layout: RelationLayout,
): void {
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      const items = [...element.querySelectorAll<HTMLElement>('[data-node]')];
      const current = items.find(item => item.contains(document.activeElement));
      const from = layout.nodes.find(
        ({ node }) => node.key === current?.dataset.node,
      );
      const to = from && findNext(event.key, from, layout);
      if (!to) return;
      event.preventDefault();
      items
        .find(item => item.dataset.node === to.node.key)
        ?.querySelector<HTMLElement>('a, button')
        ?.focus();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [list, layout]);
}

function findNext(
  key: string,
  from: PlacedNode,
  { edges, nodes }: RelationLayout,
): PlacedNode | undefined {
  switch (key) {
    case 'ArrowRight':
      return edges.find(edge => edge.from === from)?.to;
    case 'ArrowLeft':
      return edges.find(edge => edge.to === from)?.from;
    case 'ArrowDown':
    case 'ArrowUp': {
      const step = key === 'ArrowDown' ? 1 : -1;
      return nodes
        .filter(
          ({ column, row }) =>
            column === from.column && (row - from.row) * step > 0,
        )
        .sort((a, b) => (a.row - b.row) * step)[0];
    }
    default:
      return undefined;
  }
}
