import { aContainer, aServicePod } from '../../group/testing/aServicePod';
import { Finding } from '../../diagnose';
import { formatQuery, matchPod, parseQuery } from '..';

const FINDING: Finding = {
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

const POD = {
  ...aServicePod({
    status: 'CrashLoopBackOff',
    containers: [
      aContainer('registry/shop/web:1.4.2', { reason: 'Error' }),
      aContainer('proxy:3', { name: 'proxy' }),
    ],
  }),
  findings: [FINDING],
};

/** Without findings, containers and reasons. */
const OTHER = aServicePod({ status: 'Running', containers: [] });

it.each([
  ['image:SHOP/web', true],
  ['image:registry/*:1.4.2', true],
  ['image:web*', false],
  ['image:nginx,proxy', true],
  ['reason:crashloopbackoff', true],
  ['reason:err*', true],
  ['reason:err', false],
  ['class:oomkilled', true],
  ['class:oom', false],
])('%s finds the pod: %p', (text, isFound) => {
  const result = parseQuery(text);
  if (!result.ok) throw new Error(result.error.code);
  const { query } = result;
  expect(matchPod(query, POD, 0)).toBe(isFound);
  expect(matchPod(query, OTHER, 0)).toBe(false);
  expect(formatQuery(query)).toBe(text);
});
