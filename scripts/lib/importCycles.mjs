/**
 * Circles in a graph of imports: the strongly connected components of more than one file, by
 * Tarjan's algorithm.
 *
 * @param {ReadonlyMap<string, readonly string[]>} graph - the files that each file imports
 * @returns {string[][]} the files of each circle, sorted
 */
export function findImportCycles(graph) {
  const state = new Map();
  const open = [];
  const cycles = [];
  const visit = file => {
    const own = { index: state.size, lowest: state.size, isOpen: true };
    state.set(file, own);
    open.push(file);
    for (const target of graph.get(file) ?? []) {
      const known = state.get(target);
      if (!known) own.lowest = Math.min(own.lowest, visit(target).lowest);
      else if (known.isOpen) own.lowest = Math.min(own.lowest, known.index);
    }
    if (own.lowest === own.index) {
      const component = open.splice(open.indexOf(file));
      for (const each of component) state.get(each).isOpen = false;
      const isSelf = graph.get(file)?.includes(file);
      if (component.length > 1 || isSelf) cycles.push(component.sort());
    }
    return own;
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return cycles;
}

/** One way around a circle, so that a reader sees which import to remove. */
export function pathAround(cycle, graph) {
  const inside = new Set(cycle);
  const queue = [[cycle[0]]];
  const seen = new Set();
  for (const path of queue) {
    for (const next of graph.get(path.at(-1)) ?? []) {
      if (next === cycle[0]) return [...path, next];
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return cycle;
}
