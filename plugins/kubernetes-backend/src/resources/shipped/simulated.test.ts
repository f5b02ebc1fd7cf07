import { OPERATORS } from '@internal/cluster-simulator';
import { LEAVES } from './leaves';
import { NOT_SIMULATED, SHIPPED_DEFINITIONS } from '.';

/** Products that the simulated clusters do not have. */
const NO_SIMULATION =
  /(keptn\.sh|karmada\.io|open-cluster-management\.io|gke\.io|numaproj\.io)$/;

const describeApi = (api: { group: string; plural: string; kind: string }) =>
  `${api.kind} ${api.plural}.${api.group}`;

it('has a simulated API for each definition, under the same names', () => {
  const simulated = new Set(Object.values(OPERATORS).flat().map(describeApi));
  const missing = SHIPPED_DEFINITIONS.filter(
    ({ group }) => !NO_SIMULATION.test(group),
  )
    // Nothing is shown of these but their conditions.
    .filter(each => !LEAVES.includes(each) && !NOT_SIMULATED.includes(each))
    .map(describeApi)
    .filter(name => !simulated.has(name));
  expect(missing).toEqual([]);
});
