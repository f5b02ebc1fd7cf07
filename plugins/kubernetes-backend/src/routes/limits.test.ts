import { mockCredentials } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import {
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { isHello } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const PODS = 'component/default/shop/pods/one/shop';
const LIVE = 'component/default/shop/live';

const as = (user: string) => ({
  authorization: mockCredentials.user.header(`user:default/${user}`),
});

let simulator: Simulator;
let backend: TestBackend;

beforeAll(async () => {
  simulator = await startFleet('one');
  backend = await startBackend({
    simulator,
    kubernetes: {
      limits: {
        liveStreamsPerUser: 2,
        requestsPerUser: 2,
        requestsPerSecond: 1000,
      },
    },
  });
});

afterAll(async () => {
  await backend.stop();
  await simulator.stop();
});

it('keeps two tabs of one person up to date, says when to try a third, and lets others in', async () => {
  const tabs = [
    await backend.follow(LIVE, as('ada')),
    await backend.follow(LIVE, as('ada')),
  ];
  const third = await backend.get(LIVE, { headers: as('ada') });
  expect(third.status).toBe(429);
  expect(third.headers.get('retry-after')).toBe('30');
  expect(await third.json()).toMatchObject({
    error: {
      name: 'TooManyStreamsError',
      message: expect.stringContaining('You have 2 Kubernetes tabs open'),
    },
  });
  const bob = await backend.follow(LIVE, as('bob'));
  await bob.next(isHello);
  bob.leave();
  // An open stream is no request that is worked on.
  const snapshots = ['snapshot', 'snapshot', 'snapshot'].map(route =>
    backend.get(`component/default/shop/${route}`, { headers: as('ada') }),
  );
  for (const snapshot of snapshots) expect((await snapshot).status).toBe(200);
  tabs.forEach(tab => tab.leave());
});

it('answers 429 to a user with more than a hundred queued requests, and to no one else', async () => {
  const path = `${PODS}/web-one/events`;
  await simulator.cluster('one').setFault({ type: 'slow', delayMs: 40 });
  const answers = Array.from({ length: 150 }, () =>
    backend.get(path, { headers: as('ada') }),
  );
  const others = await backend.get(path, { headers: as('bob') });
  expect(others.status).toBe(200);
  const statuses = (await Promise.all(answers)).map(({ status }) => status);
  await simulator.cluster('one').clearFault();
  expect(new Set(statuses)).toEqual(new Set([200, 429]));
  expect(statuses.filter(status => status === 200).length).toBeGreaterThan(101);
});

it.each([
  LIVE,
  `${PODS}/web-one/logs?follow=true`,
  'component/default/shop/logs?follow=true&pods=one/shop/web-one',
])('answers HEAD of a stream at once: %s', async path => {
  const answer = await backend.get(path, { method: 'HEAD' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-transform');
  expect(await answer.text()).toBe('');
});

it('asks HEAD for the same rights', async () => {
  const path = 'component/default/absent/live';
  const answer = await backend.get(path, { method: 'HEAD' });
  expect(answer.status).toBe(404);
});

it.each(['..', '.', '../../secrets', '\ud800', 'a%2fb'])(
  'finds no pod whose owner is called %j, and does not fail',
  async name => {
    const owner = aReplicaSet({ name: 'web', namespace: 'shop', labels: SHOP });
    put(simulator.cluster('one'), owner.build());
    const pod = aPod({ name: 'odd', namespace: 'shop' })
      .ownedBy('ReplicaSet', name)
      .build();
    put(simulator.cluster('one'), pod);
    const answer = await backend.get(`${PODS}/odd/logs`);
    expect(answer.status).toBe(404);
  },
);
