import { pluralKind } from './pluralKind';

it.each([
  ['Deployment', 2, 'Deployments'],
  ['Deployment', 1, 'Deployment'],
  ['Ingress', 3, 'Ingresses'],
  ['NetworkPolicy', 2, 'NetworkPolicies'],
  ['Gateway', 2, 'Gateways'],
  ['Endpoints', 2, 'Endpoints'],
  ['ServiceMesh', 0, 'ServiceMeshes'],
])('writes %s for %d as %s', (kind, count, words) => {
  expect(pluralKind(kind, count)).toBe(words);
});
