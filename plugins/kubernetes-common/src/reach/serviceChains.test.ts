import { pod, service } from '../testing/reach/objects';
import { refusalKey, serviceChains } from '.';
import { aReachContext } from './testing/aReachContext';

const balancer = (options = {}) => service({ type: 'LoadBalancer' }, options);

function first(...[builders, rest]: Parameters<typeof aReachContext>) {
  const context = aReachContext(builders, rest);
  return serviceChains(context, context.services[0])[0].links[0];
}

it('have one way for each port, and one without ports', () => {
  const ports = [{ port: 80 }, { name: 'b', port: 81 }];
  const count = (spec: object) => {
    const context = aReachContext([service(spec), pod()]);
    return serviceChains(context, context.services[0]).length;
  };
  expect(count({ ports })).toBe(2);
  expect(count({ ports: [] })).toBe(1);
});

it('begin at the address of a load balancer, once it has one', () => {
  const context = aReachContext([service(), pod()]);
  const [{ links }] = serviceChains(context, context.services[0]);
  expect(links[0].step).toBe('service');
  expect(first([balancer({ ageSeconds: 10 }), pod()])).toMatchObject({
    step: 'address',
    reason: 'starting',
  });
  const served = balancer().withStatus({
    loadBalancer: { ingress: [{ hostname: 'lb.example' }] },
  });
  expect(first([served, pod()])).toMatchObject({ name: 'lb.example' });
});

it('quote the controller where the load balancer has no address', () => {
  const key = refusalKey({
    kind: 'Service',
    metadata: { namespace: 'shop', name: 'web' },
  });
  const refusals = new Map([[key, 'SyncLoadBalancerFailed: no quota']]);
  expect(first([balancer(), pod()], { refusals })).toEqual({
    step: 'address',
    state: 'broken',
    reason: 'addressPending',
    detail: 'SyncLoadBalancerFailed: no quota',
  });
});
