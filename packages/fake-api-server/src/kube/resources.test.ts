import { formatApiVersion, qualifiedName, servedResources } from './resources';

const ALL = servedResources([], []);
const find = (name: string) =>
  ALL.find(resource => qualifiedName(resource) === name);

it('describes a resource as discovery does', () => {
  expect(find('pods')).toEqual({
    group: '',
    version: 'v1',
    plural: 'pods',
    singular: 'pod',
    kind: 'Pod',
    namespaced: true,
    shortNames: ['po'],
    categories: ['all'],
    verbs: [
      'create',
      'delete',
      'deletecollection',
      'get',
      'list',
      'patch',
      'update',
      'watch',
    ],
    subresources: ['log', 'status'],
  });
  expect(find('horizontalpodautoscalers.autoscaling')).toMatchObject({
    group: 'autoscaling',
    version: 'v2',
    singular: 'horizontalpodautoscaler',
    kind: 'HorizontalPodAutoscaler',
    shortNames: ['hpa'],
  });
});

it('knows which resources have no namespace', () => {
  expect(
    ALL.filter(({ namespaced }) => !namespaced).map(qualifiedName),
  ).toEqual([
    'namespaces',
    'nodes',
    'persistentvolumes',
    'customresourcedefinitions.apiextensions.k8s.io',
    'selfsubjectreviews.authentication.k8s.io',
    'selfsubjectaccessreviews.authorization.k8s.io',
    'selfsubjectrulesreviews.authorization.k8s.io',
    'ingressclasses.networking.k8s.io',
    'storageclasses.storage.k8s.io',
    'nodes.metrics.k8s.io',
  ]);
});

it('cannot watch metrics, nor read reviews', () => {
  expect(find('pods.metrics.k8s.io')?.verbs).toEqual(['get', 'list']);
  expect(find('nodes.metrics.k8s.io')?.verbs).toEqual(['get', 'list']);
  expect(find('selfsubjectreviews.authentication.k8s.io')?.verbs).toEqual([
    'create',
  ]);
});

it('has no name, short name or kind twice within a group', () => {
  const names = ALL.flatMap(({ group, plural, kind, shortNames }) =>
    [plural, kind, ...shortNames].map(name => `${group}/${name}`),
  );
  expect(new Set(names).size).toBe(names.length);
});

it('adds custom resources for reading, in a namespace unless they say otherwise', () => {
  const rollout = {
    group: 'argoproj.io',
    version: 'v1alpha1',
    plural: 'rollouts',
    kind: 'Rollout',
  };
  const cluster = { ...rollout, plural: 'fleets', namespaced: false };
  expect(servedResources([rollout, cluster], []).slice(ALL.length)).toEqual([
    expect.objectContaining({
      ...rollout,
      singular: 'rollout',
      namespaced: true,
      verbs: ['get', 'list', 'watch'],
      isCustom: true,
    }),
    expect.objectContaining({ plural: 'fleets', namespaced: false }),
  ]);
  expect(ALL.some(({ isCustom }) => isCustom)).toBe(false);
});

it('leaves out absent groups whole', () => {
  const served = servedResources([], ['apps', 'metrics.k8s.io']);
  const missing = ALL.filter(resource => !served.includes(resource));
  expect(missing.map(qualifiedName)).toEqual([
    'controllerrevisions.apps',
    'daemonsets.apps',
    'deployments.apps',
    'replicasets.apps',
    'statefulsets.apps',
    'nodes.metrics.k8s.io',
    'pods.metrics.k8s.io',
  ]);
});

it('names resources and versions with their group, but for the core group', () => {
  const core = { group: '', version: 'v1', plural: 'pods' };
  const apps = { group: 'apps', version: 'v1', plural: 'deployments' };
  expect([qualifiedName(core), qualifiedName(apps)]).toEqual([
    'pods',
    'deployments.apps',
  ]);
  expect([formatApiVersion(core), formatApiVersion(apps)]).toEqual([
    'v1',
    'apps/v1',
  ]);
});
