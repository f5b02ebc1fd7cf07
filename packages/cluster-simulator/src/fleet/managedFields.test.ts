import { parseScenario } from '../scenario/loadScenario';
import { planNodes } from '../world/nodes';
import { MANAGED_FIELDS } from './managedFields';
import { ServiceTemplate } from './ServiceTemplate';

it('names the managers as a cluster does', () => {
  expect(
    MANAGED_FIELDS.map(
      ({ manager, operation, subresource }) =>
        `${manager} ${operation} ${subresource ?? ''}`,
    ),
  ).toEqual(['kube-controller-manager Update ', 'kubelet Update status']);
});

it('prefixes each field like server-side apply', () => {
  const names: string[] = [];
  const collect = (value: object) => {
    for (const [name, below] of Object.entries(value)) {
      names.push(name);
      collect(below);
    }
  };
  for (const { fieldsV1 } of MANAGED_FIELDS) collect(fieldsV1);
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter(name => !/^(f:|k:\{|\.$)/.test(name))).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining(['f:metadata', 'f:spec', 'f:status', 'f:image']),
  );
});

it('is about a third of the bytes of a pod', () => {
  const [plan] = parseScenario({ clusters: [{ name: 'one' }] }).clusters;
  const cluster = { plan, nodes: planNodes(plan), epochMs: 0 };
  const [pod] = new ServiceTemplate(cluster, 'web', 1).objects('pods');
  const bytes = JSON.stringify(pod).length;
  const share = JSON.stringify(MANAGED_FIELDS).length / bytes;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.5);
});
