import { MatrixCell, MatrixRow, ObjectView, OtherObject } from '../service';
import { WorkloadCell } from '../service/matrixCells';
import type { PanelProps } from '../components/ObjectsPanel/PanelProps';

/** What the parts of the panel get, with nothing chosen or filtered. */
export function panelProps(changes: Partial<PanelProps> = {}) {
  return {
    ages: { now: 0, age: () => undefined, ago: () => '' },
    now: 0,
    target: undefined,
    scope: undefined,
    isFiltered: () => false,
    isNarrowed: false,
    onOpen: jest.fn(),
    clusterTitle: (cluster: string) => `Cluster ${cluster}`,
    ...changes,
  };
}

/** An object of the namespace `shop`, as it is in a cluster. */
export function anObjectView(
  row: Partial<ObjectView['row']>,
  cluster = 'eu',
): ObjectView {
  const { kind = 'Service', name = 'web' } = row;
  return {
    key: `${cluster}/${kind}/${name}`,
    cluster,
    row: { namespace: 'shop', ...row, kind, name },
    isWorkload: kind === 'Deployment',
    isStale: false,
  };
}

/** An object of the list, as it is in each of its clusters. */
export function anOther(
  objects: readonly ObjectView[],
  changes: Partial<OtherObject> = {},
): OtherObject {
  return {
    key: objects[0].key,
    object: objects[0],
    objects,
    state: undefined,
    affected: objects.length,
    hasIssue: false,
    ...changes,
  };
}

/** A ready Deployment `web`, as it is in a cluster. */
export function aCell(
  cluster: string,
  changes: Partial<WorkloadCell> = {},
  row: Partial<ObjectView['row']> = {},
): WorkloadCell {
  return {
    type: 'present',
    cluster,
    object: anObjectView(
      { kind: 'Deployment', desired: 2, ready: 2, ...row },
      cluster,
    ),
    state: 'ready',
    lastState: 'ready',
    versions: [],
    hasOwnPods: true,
    differs: false,
    ...changes,
  };
}

/** A row of the matrix: the Deployment of that name. */
export function aMatrixRow(
  cells: readonly MatrixCell[],
  changes: Partial<MatrixRow> = {},
): MatrixRow {
  const { name = 'web' } = changes;
  return {
    key: name,
    address: `Deployment/shop/${name}`,
    kind: 'Deployment',
    namespace: 'shop',
    row: anObjectView({ kind: 'Deployment', name }).row,
    cells,
    state: 'ready',
    level: 0,
    isHealthy: true,
    ...changes,
    name,
  };
}
