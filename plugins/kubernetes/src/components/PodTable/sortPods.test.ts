import {
  initialServiceState,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aContainerRow,
  aPodRow,
  POD_IN_STATE,
  secondsAgo,
} from '../../fixtures';
import { toClusterView } from '../../service';
import { PodColumn } from '../../viewState';
import { COLUMN_VALUES, sortPods } from './sortPods';

const [cluster] = reduceService(
  initialServiceState,
  aCluster('eu', [
    aPodRow({
      name: 'web-9',
      node: 'node-10',
      createdAt: secondsAgo(60),
      containers: [aContainerRow({ image: 'web:1.10' })],
      workload: { kind: 'Deployment', name: 'web' },
    }),
    aPodRow({
      name: 'web-10',
      ...POD_IN_STATE.failing,
      node: 'node-9',
      createdAt: secondsAgo(600),
      containers: [aContainerRow({ image: 'web:1.9' })],
      workload: { kind: 'Job', name: 'batch' },
    }),
    aPodRow({
      name: 'web-11',
      node: undefined,
      createdAt: undefined,
      containers: [],
      workload: undefined,
    }),
  ]),
).clusters;
const { pods } = toClusterView(cluster);

const names = (column: PodColumn, isDescending: boolean) =>
  sortPods(pods, { getSortValue: COLUMN_VALUES[column], isDescending })
    .map(pod => pod.row.name.replace('web-', ''))
    .join();

describe('sortPods', () => {
  it.each<[PodColumn, string, string]>([
    ['name', '9,10,11', '11,10,9'],
    ['status', '10,9,11', '9,11,10'],
    ['ready', '10,9,11', '9,11,10'],
    ['restarts', '9,11,10', '10,9,11'],
    ['age', '9,10,11', '10,9,11'],
    ['version', '10,9,11', '9,10,11'],
    ['node', '10,9,11', '9,10,11'],
    ['workload', '10,9,11', '9,10,11'],
    ['cluster', '9,10,11', '9,10,11'],
  ])('by %s: %s, and downwards: %s', (column, up, down) => {
    expect(names(column, false)).toBe(up);
    expect(names(column, true)).toBe(down);
  });
});
