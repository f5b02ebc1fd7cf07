import { frontRank, nodeRank } from './nodeRanks';
import { RANKS } from './types';

it.each([
  ['Ingress', 0, RANKS.route],
  ['Service', 2, RANKS.service],
  ['ConfigMap', 1, RANKS.end],
  ['Deployment', 0, RANKS.workload],
  ['kafkas.kafka.strimzi.io', 0, RANKS.workload],
  ['constructor', 0, RANKS.workload],
  ['Deployment', 1, RANKS.owned],
  ['StatefulSet', 3, RANKS.owned + 0.2],
])('places %s with %i objects above it', (resource, depth, rank) => {
  expect(nodeRank(resource, depth)).toBe(rank);
});

const row = (customResource?: object) =>
  ({ kind: 'Any', customResource } as unknown as Parameters<
    typeof frontRank
  >[0]);
const targets = [{ kind: 'Deployment', name: 'web' }];

it('places in front what only points to others', () => {
  expect(frontRank(row({ targets }))).toBe(RANKS.service);
  const routed = [...targets, { kind: 'Service', name: 'web' }];
  expect(frontRank(row({ targets: routed }))).toBe(RANKS.route);
});

it.each([
  [undefined],
  [{}],
  [{ targets: [] }],
  [{ targets, owns: [{ kind: 'Job', name: 'web' }] }],
  [{ targets, pods: { ready: 1, total: 1 } }],
])('places %j elsewhere', customResource => {
  expect(frontRank(row(customResource))).toBeUndefined();
});
