import { OPERATORS } from '@internal/cluster-simulator';
import { LEAVES } from './leaves';
import { SHIPPED_DEFINITIONS } from '.';

/** Products that the simulated clusters do not have. */
const NOT_SIMULATED =
  /(keptn\.sh|karmada\.io|open-cluster-management\.io|gke\.io|numaproj\.io)$/;

const describeApi = (api: { group: string; plural: string; kind: string }) =>
  `${api.kind} ${api.plural}.${api.group}`;

it('has a simulated API for each definition, under the same names', () => {
  const simulated = new Set(Object.values(OPERATORS).flat().map(describeApi));
  const missing = SHIPPED_DEFINITIONS.filter(
    ({ group }) => !NOT_SIMULATED.test(group),
  )
    // Nothing is shown of these but their conditions.
    .filter(each => !LEAVES.includes(each))
    .map(describeApi)
    .filter(name => !simulated.has(name));
  expect(missing).toEqual([]);
});
