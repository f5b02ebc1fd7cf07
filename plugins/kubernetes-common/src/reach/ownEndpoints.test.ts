import { secondsAgo } from '../testing';
import {
  endpointSlice,
  pod,
  service,
  unready,
  withPorts,
} from '../testing/reach/objects';
import { serviceLinks } from './serviceLinks';
import { aReachContext } from './testing/aReachContext';

const readyFor = (seconds: number) =>
  pod().withCondition({
    type: 'Ready',
    status: 'True',
    lastTransitionTime: secondsAgo(seconds),
  });

function ends(builders: Parameters<typeof aReachContext>[0], rest = {}) {
  const context = aReachContext(builders, rest);
  const [own] = context.services;
  return serviceLinks(context, own, own.spec.ports[0]?.port)
    .filter(({ step }) => step !== 'port')
    .map(({ step, state, reason }) =>
      [step, state, reason].filter(Boolean).join(' '),
    );
}

it('lead to ready pods', () => {
  expect(ends([service(), pod()])).toEqual(['endpoints ok', 'pods ok']);
});

it('are not published although pods have been ready for minutes', () => {
  expect(ends([service(), readyFor(600), endpointSlice([false])])).toEqual([
    'endpoints broken notPublished',
  ]);
});

it('may take a moment to be published', () => {
  expect(ends([service(), readyFor(5), endpointSlice([])])).toEqual([
    'endpoints unknown starting',
  ]);
});

it('are ready where pods of others are', () => {
  expect(ends([service(), unready(), endpointSlice([true])])).toEqual([
    'endpoints ok',
  ]);
});

it('have a port by name where a container declares it, or the slices say so', () => {
  const named = service({
    ports: [{ name: 'web', port: 80, targetPort: 'x' }],
  });
  expect(ends([named, withPorts()])).toEqual([
    'endpoints broken targetPortMissing',
  ]);
  const served = endpointSlice([true], { ports: [{ name: 'web', port: 1 }] });
  expect(ends([named, withPorts(), served])).toEqual([
    'endpoints ok',
    'pods ok',
  ]);
});

it('may be blocked in a way that Backstage may not see', () => {
  const extents = [
    {
      resource: 'networkpolicies.networking.k8s.io',
      namespace: 'shop',
      gap: 'forbidden',
    },
  ];
  expect(ends([service(), pod()], { references: {}, extents })).toEqual([
    'endpoints ok',
    'pods unknown forbidden',
  ]);
});
