import { FleetServiceList } from '@podlight/backstage-plugin-kubernetes-common';
import { FleetScope, KubernetesApi } from '../api';
import { settle } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import {
  fleetFailuresFollower,
  fleetServiceBatches,
  fleetServicesFollower,
  scopeKey,
  parseScopeKey,
} from './fleetFollowers';

const LIST: FleetServiceList = {
  at: '2026-03-01T12:00:00Z',
  clusters: [],
  services: [
    { entityRef: 'component:default/web', state: 'healthy', cells: [] },
  ],
};
const FAILURES = { at: LIST.at, clusters: [], states: {}, failures: [] };

class FleetApi extends ScriptedApi {
  readonly asked: [FleetScope, AbortSignal | undefined][] = [];
  readonly failuresAsked: (AbortSignal | undefined)[] = [];

  async getFleetServices(
    scope: FleetScope,
    options?: { readonly signal?: AbortSignal },
  ) {
    this.asked.push([scope, options?.signal]);
    return structuredClone(LIST);
  }

  async getFleetFailures(options?: { readonly signal?: AbortSignal }) {
    this.failuresAsked.push(options?.signal);
    return FAILURES;
  }
}

const systems = (count: number, prefix = 's'): FleetScope[] =>
  Array.from({ length: count }, (_, number) => ({
    of: `system:default/${prefix}${number}`,
  }));
const services = (count: number): FleetScope[] =>
  Array.from({ length: count }, (_, number) => ({
    refs: [`component:default/s${number}`],
  }));

describe('scopeKey', () => {
  it.each<[FleetScope, FleetScope]>([
    [{ of: 'System:default/Shop' }, { of: 'system:default/shop' }],
    [
      {
        refs: [
          'component:default/b',
          'Component:default/A',
          'component:default/a',
        ],
      },
      { refs: ['component:default/a', 'component:default/b'] },
    ],
    ['mine', 'mine'],
    ['all', 'all'],
  ])('is of %j as of %j', (scope, normalized) => {
    expect(scopeKey(scope)).toBe(scopeKey(normalized));
    expect(parseScopeKey(scopeKey(scope))).toEqual(normalized);
  });

  it('tells scopes apart', () => {
    const of = 'system:default/a';
    const scopes: FleetScope[] = ['all', 'mine', { of }, { refs: [of] }];
    expect(new Set(scopes.map(scopeKey)).size).toBe(4);
  });
});

describe('fleetServicesFollower', () => {
  it('is one for a scope and an API', () => {
    const [api, other] = [new FleetApi(), new FleetApi()];
    const follower = fleetServicesFollower(api, 'all');
    expect(fleetServicesFollower(api, 'all')).toBe(follower);
    expect(fleetServicesFollower(api, 'mine')).not.toBe(follower);
    expect(fleetServicesFollower(other, 'all')).not.toBe(follower);
  });

  it('asks for the normalized scope, gives up when nobody looks, and keeps what has not changed', async () => {
    const api = new FleetApi();
    const follower = fleetServicesFollower(api, { of: 'System:default/Shop' });
    const leave = follower.subscribe(() => {});
    await settle();
    const { value } = follower.getSnapshot();
    expect(value).toEqual(LIST);
    follower.reload();
    await settle();
    expect(follower.getSnapshot().value?.services).toBe(value?.services);
    follower.reload();
    leave();
    expect(api.asked.map(([scope]) => scope)).toEqual(
      Array(3).fill({ of: 'system:default/shop' }),
    );
    expect(api.asked.map(([, signal]) => signal?.aborted)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each([
    ['five scopes', [...systems(5), 'all' as const]],
    ['twenty sets of services', services(21)],
  ])('keeps %s, those that were asked for last', (_what, scopes) => {
    const api = new FleetApi();
    const get = (scope: FleetScope) => fleetServicesFollower(api, scope);
    const [first, oldest, ...others] = scopes.slice(0, -1).map(get);
    get(scopes[0]);
    const last = get(scopes.at(-1)!);
    expect(get(scopes[0])).toBe(first);
    expect(scopes.slice(2).map(get)).toEqual([...others, last]);
    expect(get(scopes[1])).not.toBe(oldest);
  });

  it('keeps the pages of a fleet while many services are named', () => {
    const api = new FleetApi();
    const all = fleetServicesFollower(api, 'all');
    services(30).forEach(scope => fleetServicesFollower(api, scope));
    expect(fleetServicesFollower(api, 'all')).toBe(all);
    const named = fleetServicesFollower(api, services(30)[29]);
    systems(10).forEach(scope => fleetServicesFollower(api, scope));
    expect(fleetServicesFollower(api, services(30)[29])).toBe(named);
  });
});

describe('fleetServiceBatches', () => {
  it('is one for an API, and asks for services by name', async () => {
    const api = new FleetApi();
    const batches = fleetServiceBatches(api);
    expect(fleetServiceBatches(api)).toBe(batches);
    expect(fleetServiceBatches(new FleetApi())).not.toBe(batches);
    const heard = new Promise<void>(resolve => {
      const leave = batches.subscribe('component:default/web', () => {
        leave();
        resolve();
      });
    });
    await heard;
    expect(api.asked.map(([scope]) => scope)).toEqual([
      { refs: ['component:default/web'] },
    ]);
  });
});

describe('fleetFailuresFollower', () => {
  it('is one for an API, and gives up when nobody looks', async () => {
    const api = new FleetApi();
    const follower = fleetFailuresFollower(api);
    expect(fleetFailuresFollower(api)).toBe(follower);
    expect(fleetFailuresFollower(new FleetApi())).not.toBe(follower);
    const leave = follower.subscribe(() => {});
    await settle();
    expect(follower.getSnapshot().value).toBe(FAILURES);
    follower.reload();
    leave();
    expect(api.failuresAsked.map(signal => signal?.aborted)).toEqual([
      false,
      true,
    ]);
  });
});

it('says of an API without an index what a backend without one says', async () => {
  const api: KubernetesApi = new ScriptedApi();
  const followers = [
    fleetServicesFollower(api, 'all'),
    fleetFailuresFollower(api),
  ];
  const leaves = followers.map(follower => follower.subscribe(() => {}));
  await settle();
  for (const follower of followers) {
    expect(follower.getSnapshot().error?.name).toBe('NotFoundError');
  }
  leaves.forEach(leave => leave());
});
