import { mockServices } from '@backstage/backend-test-utils';
import { Simulator } from '@internal/cluster-simulator';
import { eventRowsSchema } from '@podlight/backstage-plugin-kubernetes-common';
import {
  anEvent,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../__testUtils__/anEntity';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const PODS = 'component/default/shop/pods';
const NOT_FOUND = 'This entity selects no such pod.';

describe('pod routes', () => {
  let simulator: Simulator;
  let backend: TestBackend;
  const auditor = mockServices.auditor.mock();
  const success = jest.fn(async () => undefined);
  const fail = jest.fn(async () => undefined);

  beforeAll(async () => {
    auditor.createEvent.mockImplementation(async () => ({ success, fail }));
    simulator = await startFleet('one', 'two');
    const one = simulator.cluster('one');
    const crashed = aPod({ name: 'crashed', namespace: 'shop', labels: SHOP })
      .restarted({ exitCode: 3 })
      .build();
    put(one, crashed);
    one.setLog('shop', 'crashed', 'app', {
      current: 'now 1\nnow 2\nnow 3\n',
      previous: 'then 1\npanic\n',
    });
    one.setLog('shop', 'web-one', 'app', { current: 'hello\n' });
    put(
      one,
      anEvent({
        reason: 'Unhealthy',
        message: 'Readiness probe failed: Bearer abcdefghijkl',
        count: 7,
        namespace: 'shop',
        regarding: {
          kind: 'Pod',
          name: 'crashed',
          namespace: 'shop',
          uid: crashed.metadata.uid,
          fieldPath: 'spec.containers{app}',
        },
      }),
    );
    put(
      one,
      aPod({ name: 'waiting', namespace: 'shop', labels: SHOP })
        .imagePullBackOff('not found')
        .build(),
    );
    put(
      one,
      aPod({ name: 'unscheduled', namespace: 'shop', labels: SHOP })
        .unschedulable('0/3 nodes are available')
        .build(),
    );
    put(one, aPod({ name: 'foreign', namespace: 'shop' }).build());
    put(
      one,
      aPod({ name: 'elsewhere', namespace: 'cart', labels: SHOP }).build(),
    );
    put(
      one,
      aPod({ name: 'double', namespace: 'shop', labels: SHOP })
        .withContainer({ name: 'second' })
        .build(),
    );
    backend = await startBackend({
      simulator,
      features: [auditor.factory],
      entities: [
        anEntity('shop', { 'backstage.io/kubernetes-namespace': 'shop' }),
        anEntity('only-two', {
          'backstage.io/kubernetes-id': 'shop',
          'backstage.io/kubernetes-cluster': 'two',
        }),
      ],
      kubernetes: { serviceLocatorMethod: { type: 'singleTenant' } },
    });
  });

  beforeEach(() => jest.clearAllMocks());

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function logs(query: string) {
    const response = await backend.get(`${PODS}/one/shop/${query}`);
    const text = await response.text();
    return response.ok
      ? { status: response.status, text }
      : { status: response.status, error: JSON.parse(text).error };
  }

  it.each([
    ['crashed/logs', 'now 1\nnow 2\nnow 3\n'],
    ['crashed/logs?tailLines=1', 'now 3\n'],
    ['crashed/logs?limitBytes=8', 'now 3\n'],
    ['crashed/logs?container=app&previous=true', 'then 1\npanic\n'],
  ])('gives the log of %s', async (query, text) => {
    expect(await logs(query)).toEqual({ status: 200, text });
  });

  it('puts a time before each line when asked', async () => {
    const { text } = await logs(
      'crashed/logs?timestamps=true&sinceSeconds=600',
    );
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z now 1\n/);
  });

  it.each([
    [
      'web-one/logs?previous=true',
      404,
      'no-previous-run',
      "container's previous run",
    ],
    ['waiting/logs', 404, 'not-started', "hasn't started"],
    ['unscheduled/logs', 404, 'not-scheduled', "isn't scheduled"],
    ['double/logs', 400, 'container', 'must be specified'],
    ['web-one/logs?container=nope', 400, 'container', 'nope is not valid'],
  ])('says why there is no log for %s', async (query, status, code, words) => {
    expect(await logs(query)).toEqual({
      status,
      error: expect.objectContaining({
        name: 'LogUnavailableError',
        code,
        message: expect.stringContaining(words),
      }),
    });
  });

  it.each([
    ['tailLines=all', 'tailLines'],
    ['tailLines=0', 'tailLines'],
    ['tailLines=99999', 'tailLines'],
    ['previous=yes', 'previous'],
    ['container=../x', 'container'],
    ['sinceTime=now', 'sinceTime'],
  ])('refuses %s and names it', async (query, name) => {
    const { status, error } = await logs(`crashed/logs?${query}`);
    expect(status).toBe(400);
    expect(error.message).toContain(name);
  });

  it('follows a log until the client leaves', async () => {
    const one = simulator.cluster('one');
    const controller = new AbortController();
    const response = await backend.get(
      `${PODS}/one/shop/web-one/logs?follow=true`,
      { signal: controller.signal },
    );
    const reader = response.body?.getReader();
    const first = await reader?.read();
    one.setLog('shop', 'web-one', 'app', { current: 'hello\nagain\n' });
    const second = await reader?.read();
    controller.abort();
    one.setLog('shop', 'web-one', 'app', { current: 'hello\n' });

    expect(Buffer.from(first?.value ?? []).toString()).toBe('hello\n');
    expect(Buffer.from(second?.value ?? []).toString()).toBe('again\n');
    expect(response.headers.get('cache-control')).toContain('no-transform');
  });

  it('leaves room for others while many logs are followed', async () => {
    const controller = new AbortController();
    const followed = await Promise.all(
      Array.from({ length: 12 }, () =>
        backend.get(`${PODS}/one/shop/web-one/logs?follow=true`, {
          signal: controller.signal,
        }),
      ),
    );
    const events = await backend.get(`${PODS}/one/shop/crashed/events`);
    controller.abort();

    expect(followed.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, () => 200),
    );
    expect(events.status).toBe(200);
  });

  it('records who read which log, and what was denied', async () => {
    await logs('crashed/logs?container=app&previous=true');
    await logs('web-one/logs?previous=true');

    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'pod-logs-read',
        severityLevel: 'medium',
        meta: {
          entityRef: 'component:default/shop',
          cluster: 'one',
          namespace: 'shop',
          pod: 'crashed',
          container: 'app',
          previous: true,
          follow: false,
        },
      }),
    );
    expect(success).toHaveBeenCalledTimes(1);
    expect(fail).toHaveBeenCalledTimes(1);
  });

  it('gives the events of the pod, without what looks like a credential', async () => {
    const response = await backend.get(`${PODS}/one/shop/crashed/events`);
    expect(eventRowsSchema.parse(await response.json())).toEqual([
      expect.objectContaining({
        type: 'Warning',
        reason: 'Unhealthy',
        message: 'Readiness probe failed: Bearer •••',
        count: 7,
        container: 'app',
      }),
    ]);
  });

  it('gives the manifest as YAML or JSON', async () => {
    const yaml = await backend.get(`${PODS}/one/shop/crashed/manifest`);
    const json = await backend.get(
      `${PODS}/one/shop/crashed/manifest?format=json`,
    );

    expect(yaml.headers.get('content-type')).toMatch('application/yaml');
    expect(await yaml.text()).toMatch(
      /^apiVersion: v1\nkind: Pod\nmetadata:\n {2}name: crashed/,
    );
    expect(await json.json()).toMatchObject({
      kind: 'Pod',
      metadata: { name: 'crashed' },
    });
  });

  describe.each(['logs', 'events', 'manifest'])('%s', route => {
    it.each([
      ['a pod that is not there', 'shop', 'one/shop/absent'],
      ['a pod that the entity does not select', 'shop', 'one/shop/foreign'],
      ['a pod in another namespace', 'shop', 'one/cart/elsewhere'],
      ['a cluster that is not there', 'shop', 'nine/shop/crashed'],
      ['a cluster where the entity is not', 'only-two', 'one/shop/crashed'],
    ])('answers the same for %s', async (_what, entity, pod) => {
      const response = await backend.get(
        `component/default/${entity}/pods/${pod}/${route}`,
      );
      const { error } = await response.json();

      expect(response.status).toBe(404);
      expect(error).toEqual({ name: 'NotFoundError', message: NOT_FOUND });
    });

    it.each(['..%2f..%2fsecrets', 'a%2fb', 'UPPER', '%00'])(
      'refuses the pod name %s',
      async name => {
        // The service's lists and watches go on meanwhile.
        const asked = () =>
          Object.entries(simulator.cluster('one').requests().byKind).filter(
            ([kind]) => kind.startsWith('get ') || kind.endsWith(' events'),
          );
        const before = asked();
        const response = await backend.get(`${PODS}/one/shop/${name}/${route}`);
        expect(response.status).toBe(400);
        expect(asked()).toEqual(before);
      },
    );

    it('says so when the cluster fails', async () => {
      await simulator.cluster('two').setFault({ type: 'serverError' });
      const response = await backend.get(`${PODS}/two/shop/web-two/${route}`);
      await simulator.cluster('two').clearFault();
      const { error } = await response.json();

      expect(response.status).toBe(502);
      expect(error).toMatchObject({
        name: 'ClusterError',
        code: 'server-error',
        message: expect.stringContaining("Cluster 'two'"),
      });
    });
  });
});
