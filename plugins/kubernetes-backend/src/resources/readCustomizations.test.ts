import { parse } from 'yaml';
import { readCustomizations } from './readCustomizations';

function read(given: unknown) {
  const warnings: string[] = [];
  const found = readCustomizations(given, message => warnings.push(message));
  return {
    warnings,
    patterns: found.map(({ pattern, lua }) => `${pattern}: ${lua}`),
  };
}

it('reads a ConfigMap as Argo CD users have it', () => {
  const configMap = parse(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
data:
  url: https://argocd.example.com
  timeout.reconciliation: 180s
  resource.exclusions: |
    - kinds: [Event]
  resource.customizations.ignoreDifferences.all: |
    managedFieldsManagers: [kube-controller-manager]
  resource.customizations.useOpenLibs.cert-manager.io_Certificate: "true"
  resource.customizations.actions.argoproj.io_Rollout: |
    discovery.lua: return {}
  resource.customizations.health.cert-manager.io_Certificate: one
  resource.customizations.health.argoproj.io_Application: two
  resource.customizations: |
    "*.crossplane.io/*":
      health.lua: three
      ignoreDifferences: |
        jsonPointers: [/spec]
    example.com/Thing:
      actions: |
        discovery.lua: return {}
`);
  const patterns = [
    'cert-manager.io/Certificate: one',
    'argoproj.io/Application: two',
    '*.crossplane.io/*: three',
  ];
  expect(read(configMap)).toEqual({ warnings: [], patterns });
  expect(read(configMap.data)).toEqual({ warnings: [], patterns });
});

it.each([
  ['health.*.crossplane.io_*', '*.crossplane.io/*'],
  ['health.example.com_*', 'example.com/*'],
  ['health.all', '*/*'],
])('understands the pattern %s', (key, pattern) => {
  expect(read({ [`resource.customizations.${key}`]: 'x' }).patterns).toEqual([
    `${pattern}: x`,
  ]);
});

it.each([
  'apps_Deployment',
  'PersistentVolumeClaim',
  'networking.k8s.io_Ingress',
])('says that a script for %s has no effect', kind => {
  const key = `resource.customizations.health.${kind}`;
  expect(read({ [key]: 'x' })).toEqual({
    patterns: [],
    warnings: [
      `${key} has no effect: only custom resources are judged by scripts`,
    ],
  });
});

it.each<[unknown, RegExp]>([
  ['text', /must be an object/],
  [
    { 'resource.customizations.helth.a.b_C': 'x' },
    /^resource\.customizations\.helth\.a\.b_C is unknown/,
  ],
  [
    { 'resource.customizations.health': 'x' },
    /^resource\.customizations\.health is unknown/,
  ],
  [
    { 'resource.customizations.health.a.b_C_D': 'x' },
    /^resource\.customizations\.health\.a\.b_C_D must end with GROUP_KIND/,
  ],
  [
    { 'resource.customizations.health.a.b_{C,D}': 'x' },
    /names no group and kind/,
  ],
  [{ 'resource.customizations.health.a.b_C': ' ' }, /has no script/],
  [{ 'resource.customizations.health.a.b_C': {} }, /has no script/],
  [{ 'resource.customizations': 'a: [' }, /is no YAML/],
  [{ 'resource.customizations': '- a' }, /must be an object/],
  [
    { 'resource.customizations': { 'a.b/C': { 'health.lua': 5 } } },
    /^resource\.customizations: a\.b\/C: health\.lua has no script/,
  ],
  [
    { 'resource.customizations': { 'a/b/C': { 'health.lua': 'x' } } },
    /names no group and kind/,
  ],
])('says what is wrong with %j', (given, why) => {
  expect(() => read(given)).toThrow(why);
});
