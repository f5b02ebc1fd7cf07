import {
  BUILT_IN_DIMENSIONS,
  dimensionKey,
  discoverDimensions,
  dimensionValue,
} from '../group';
import { aContainer, aServicePod } from '../group/testing/aServicePod';
import { Finding } from '../diagnose';
import { matchLocation, matchPod, parseQuery } from '.';
import { LIST_FIELDS } from './fields/locations';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const OUT_OF_MEMORY: Finding = {
  id: 'x',
  class: 'OOMKilled',
  severity: 'error',
  scope: { namespace: 'shop', kind: 'Deployment', name: 'checkout-api' },
  params: {},
  evidence: [],
  confidence: 'certain',
  missing: [],
  pods: [],
  symptoms: [],
};

function matches(text: string, changes: Parameters<typeof aServicePod>[0]) {
  const result = parseQuery(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.code}`);
  const pod = { ...aServicePod(changes), findings: [OUT_OF_MEMORY] };
  return matchPod(result.query, pod, NOW, () => ['Out of memory']);
}

describe('a filter', () => {
  const pod = {
    name: 'checkout-api-7d9f-abc12',
    namespace: 'shop',
    cluster: 'prod-eu',
    node: 'node-9',
    state: 'failing',
    status: 'CrashLoopBackOff',
    restarts: 4,
    createdAt: '2026-03-01T11:00:01Z',
    workload: { kind: 'Deployment', name: 'checkout-api' },
    region: 'Ireland',
    labels: {
      app: 'checkout',
      env: 'prod',
      'topology.kubernetes.io/zone': 'eu-west-1b',
    },
    annotations: {
      'example.com/team': 'payments',
      'example.com/wave': 'two, late',
    },
    containers: [
      aContainer('registry/shop/checkout:1.4.2'),
      aContainer('proxy:3', {
        name: 'proxy',
        reason: 'OOMKilled',
        exitCode: 137,
      }),
    ],
  } as const;

  it.each([
    [''],
    ['  '],
    ['abc12'],
    ['ABC12'],
    ['node-9'],
    ['crashloop'],
    ['oomkilled'],
    ['checkout:1.4'],
    ['"CrashLoop"'],
    ['!web'],
    ['!"not this"'],
    ['checkout oom'],
    ['status:failing'],
    ['status:ready,FAILING'],
    ['!status:not-ready,ready'],
    ['cluster:prod-eu'],
    ['cluster:us,prod-*'],
    ['cluster:*-e*'],
    ['cluster:*'],
    ['namespace:"shop"'],
    ['workload:checkout-api'],
    ['workload:deployment/*'],
    ['node:node-9'],
    ['version:1.4.2'],
    ['region:ireland'],
    ['zone:eu-west-1a,eu-west-1b'],
    ['zone:eu-*'],
    ['!zone:us-*'],
    ['label:env=prod'],
    ['label:env=pr*,dev'],
    ['label:app'],
    ['!label:tier'],
    ['annotation:example.com/team=payments'],
    ['annotation:example.com/team=web,PAY*'],
    ['annotation:example.com/team'],
    ['annotation:example.com/wave="two, late"'],
    ['!annotation:env'],
    ['restarts:4'],
    ['restarts:=4'],
    ['restarts:>3'],
    ['restarts:>=4'],
    ['restarts:<5'],
    ['restarts:<=4'],
    ['age:<1h'],
    ['age:>59m'],
    ['!age:>1h'],
    ['-l app=checkout'],
    ['-l app==checkout,env!=dev'],
    ['-l tier!=web'],
    ['-l app,!tier'],
    ['-l "app=checkout, env=prod"'],
    ['!-l app=web'],
    ['crash -l env=prod status:failing'],
    ['-l env in (dev,prod)'],
    ['-l env in (dev, prod) status:failing'],
    ['-l app=checkout,env in(prod),tier notin (web) crash'],
    ['-l tier notin (web)'],
    [`-l 'env in (prod)'`],
    ['-l "env in (prod),app"'],
    ['!-l env in (dev)'],
    ['image:checkout'],
    ['image:shop/checkout:1.4.2'],
    ['image:registry/*'],
    ['image:web,PROXY'],
    ['reason:oomkilled'],
    ['reason:*backoff,x'],
    ['exit:137'],
    ['exit:1,137'],
    ['exit:>128'],
    ['!exit:0'],
    ['class:OOMKilled'],
    ['class:oom*'],
    ['"out of memory"'],
    ['memory'],
  ])('`%s` finds the pod', text => {
    expect(matches(text, pod)).toBe(true);
  });

  it.each([
    ['xyz'],
    ['!crashloop'],
    ['checkout xyz'],
    ['"status:failing"'],
    ['status:ready'],
    ['cluster:prod'],
    ['cluster:prod-eu*x'],
    ['cluster:prod-eu*eu'],
    ['version:1.4'],
    ['zone:eu-west-1'],
    ['region:eu-west-1'],
    ['label:env=dev'],
    ['label:constructor'],
    ['annotation:example.com/team=pay'],
    ['annotation:env'],
    ['annotation:constructor'],
    ['restarts:>4'],
    ['restarts:0'],
    ['age:>1h'],
    ['-l app=web'],
    ['-l env!=prod'],
    ['-l !app'],
    ['-l constructor'],
    ['-l env in (dev)'],
    ['-l tier in (web)'],
    ['-l env notin (prod,dev)'],
    ['image:check*'],
    ['image:nginx'],
    ['reason:oom'],
    ['exit:0'],
    ['exit:<100'],
    ['class:ImageNotFound'],
    ['"out of disk"'],
  ])('`%s` does not', text => {
    expect(matches(text, pod)).toBe(false);
  });

  it('does not guess the age or the node of a pod that has none', () => {
    const bare = { createdAt: undefined, node: undefined, workload: undefined };
    for (const text of ['age:<1h', 'age:>1h', 'node:*', 'workload:*']) {
      expect(matches(text, bare)).toBe(false);
    }
  });

  it('is fast on patterns with many stars', () => {
    const pattern = `cluster:${'*a'.repeat(60)}b`;
    expect(matches(pattern, { cluster: 'a'.repeat(5_000) })).toBe(false);
  });
});

it('can ask for the value of any dimension that pods can be grouped by', () => {
  const pod = aServicePod({
    region: 'Ireland',
    labels: { 'topology.kubernetes.io/zone': 'eu-1', team: 'red' },
    annotations: { wave: 'second' },
  });
  const other = aServicePod({
    cluster: 'x',
    region: 'x',
    namespace: 'x',
    node: 'x',
    state: 'failing',
    workload: { kind: 'x', name: 'x' },
    labels: {},
    containers: [aContainer('web:x')],
  });
  for (const { dimension } of discoverDimensions([pod])) {
    const value = dimensionValue(pod, dimension);
    const isWritten = dimensionKey(dimension) !== undefined;
    const text = `${dimension}${isWritten ? '=' : ':'}"${value}"`;
    const result = parseQuery(text);
    if (!result.ok) throw new Error(`${text}: ${result.error.code}`);
    expect([text, matchPod(result.query, pod, NOW)]).toEqual([text, true]);
    expect([text, matchPod(result.query, other, NOW)]).toEqual([text, false]);
  }
  expect([...LIST_FIELDS, 'status'].sort()).toEqual(
    [...BUILT_IN_DIMENSIONS].sort(),
  );
});

it.each([
  ['', true],
  ['cluster:prod-*', true],
  ['cluster:dev,PROD-EU namespace:shop', true],
  ['cluster:dev', false],
  ['!cluster:prod-eu', false],
  ['namespace:games', false],
  // These are about pods.
  ['web status:failing workload:api node:n1 restarts:>3 -l app=web', true],
])('lets a place through: %s %s', (text, isThere) => {
  const result = parseQuery(text);
  const place = { cluster: 'prod-eu', namespace: 'shop' };
  expect(result.ok && matchLocation(result.query, place)).toBe(isThere);
});

it.each([
  ['workload:web', true],
  ['workload:Deployment/web', true],
  ['workload:Job/web,api', false],
  ['!workload:web', false],
  ['cluster:dev workload:web', false],
])('lets the place of a workload through: %s %s', (text, isThere) => {
  const result = parseQuery(text);
  const workload = { kind: 'Deployment', name: 'web' };
  const place = { cluster: 'prod-eu', namespace: 'shop', workload };
  expect(result.ok && matchLocation(result.query, place)).toBe(isThere);
});
