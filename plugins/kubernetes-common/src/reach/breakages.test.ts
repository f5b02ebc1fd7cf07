import { FIXTURE_NOW } from '../testing';
import { Buildable, HEALTHY_CHAINS, REACH_BREAKAGES } from '../testing/reach';
import { parseObject, toClusterObjects } from '../model';
import { firstBroken } from './types';
import { ingressChains, ReachContext, routeChains, serviceChains } from '.';

/** The first broken link of any chain; of routes and Ingresses before Services. */
function broken(builders: readonly Buildable[]): string {
  const objects = builders.flatMap(each => parseObject(each.build()) ?? []);
  const context = new ReachContext(toClusterObjects(objects), FIXTURE_NOW);
  const chains = [
    ...context.routes.flatMap(each => routeChains(context, each)),
    ...context.ingresses.flatMap(each => ingressChains(context, each)),
    ...context.services.flatMap(each => serviceChains(context, each)),
  ];
  const [link] = chains.flatMap(chain => firstBroken(chain) ?? []);
  return link ? `${link.step} ${link.reason}` : 'nothing';
}

it('has 25 breakages and 15 healthy chains at least', () => {
  expect(REACH_BREAKAGES.length).toBeGreaterThanOrEqual(25);
  expect(HEALTHY_CHAINS.length).toBeGreaterThanOrEqual(15);
});

it.each(REACH_BREAKAGES)('finds %s', (_, builders, step, reason) => {
  expect(broken(builders)).toBe(`${step} ${reason}`);
});

it.each(HEALTHY_CHAINS)('finds nothing wrong with %s', (_, builders) => {
  expect(broken(builders)).toBe('nothing');
});
