import { parseObject, toClusterObjects } from '../../model';
import {
  aCustomResource,
  diagnoseObjects,
  FIXTURE_NOW,
  secondsAgo,
} from '../../testing';
import {
  endpointSlice,
  ingress,
  pod,
  served,
  service,
} from '../../testing/reach/objects';
import {
  behind,
  gateway,
  grant,
  route,
  TO_DATA,
} from '../../testing/reach/routeObjects';
import { HEALTHY_CHAINS } from '../../testing/reach';
import { detect } from '../detect';

const found = (objects: Parameters<typeof diagnoseObjects>[0]) =>
  diagnoseObjects(objects).map(
    ({ class: name, params, scope }) =>
      `${name} ${params.variant ?? ''} of ${scope.kind} ${scope.name}`,
  );

const aClass = (status: 'True' | 'False') =>
  aCustomResource('gateway.networking.k8s.io/v1', 'GatewayClass', {
    name: 'any',
  }).withCondition({ type: 'Accepted', status, message: 'bad parameters' });

const unprogrammed = () =>
  gateway()
    .withStatus({ addresses: [] })
    .withCondition({
      type: 'Programmed',
      status: 'False',
      lastTransitionTime: secondsAgo(3_600),
    });

describe('what keeps requests from arriving', () => {
  it.each([
    [
      'a Service that is missing',
      [served(ingress({ number: 80 }, { name: 'gone' })), service(), pod()],
      'BackendServiceMissing  of Ingress web',
    ],
    [
      'a port that is missing',
      [served(ingress({ number: 81 })), service(), pod()],
      'BackendPortMissing  of Ingress web',
    ],
    [
      'a Gateway that is missing',
      [...behind(), route({ parentRefs: [{ name: 'gone' }] }, {}), gateway()],
      'RouteNotAccepted gatewayMissing of HTTPRoute web',
    ],
    [
      'a Service that is not granted',
      [...behind(), route(TO_DATA), gateway(), grant({ namespace: 'blog' })],
      'ReferenceNotGranted  of HTTPRoute web',
    ],
  ])('is %s', (_, objects, expected) => {
    expect(found(objects)).toContain(expected);
  });

  it('is said of a Gateway only if that is one of the service’s own', () => {
    const all = found([...behind(), route(), unprogrammed(), aClass('True')]);
    expect(all.filter(each => each.startsWith('RouteNotAccepted'))).toEqual([]);
  });

  it.each([
    ['has no address', [aClass('True')], 'gatewayNotReady'],
    ['has a class that does not exist', [], 'classMissing'],
    ['has a class that is refused', [aClass('False')], 'classRefused'],
  ])('is a Gateway of others that %s', (_, classes, variant) => {
    const parse = (builders: readonly { build(): unknown }[]) =>
      toClusterObjects(
        builders.flatMap(each => parseObject(each.build()) ?? []),
      ).objects;
    const findings = detect(
      {
        objects: parse([...behind(), route()]),
        references: parse([unprogrammed(), ...classes]),
        extents: [{ resource: 'gatewayclasses.gateway.networking.k8s.io' }],
      },
      FIXTURE_NOW,
    );
    expect(findings).toMatchObject([
      {
        class: 'RouteNotAccepted',
        params: { variant, gateway: 'public' },
        scope: { kind: 'HTTPRoute', name: 'web' },
      },
    ]);
  });

  it('waits until all manifests of a release are applied', () => {
    const young = ingress({ number: 80 }, { name: 'gone' });
    const raw = young.build();
    raw.metadata.creationTimestamp = secondsAgo(30);
    expect(found([{ build: () => raw }, service(), pod()])).toEqual([]);
  });
});

it('is nothing where a Service of others serves the requests', () => {
  expect(
    found([
      service(),
      endpointSlice([true]),
      pod('x', { labels: { app: 'x' } }),
    ]),
  ).toEqual([]);
});

it.each(HEALTHY_CHAINS)('is nothing in %s', (_, objects) => {
  const broken = diagnoseObjects(
    objects.map(object => ({ build: () => object.build() })),
  ).filter(({ class: name }) =>
    /^(Backend|Route|Reference|ServiceNo|ServiceLoad|Certificate)/.test(name),
  );
  expect(broken).toEqual([]);
});

describe('a Service of somebody else', () => {
  const slice = (ready: readonly boolean[]) =>
    endpointSlice(ready, {
      metadata: {
        annotations: {
          'endpoints.kubernetes.io/last-change-trigger-time': secondsAgo(600),
        },
      },
    });
  const other = parseObject(service({ selector: { app: 'other' } }).build());
  const of = (ready: readonly boolean[], isOwn = false) => {
    const view = toClusterObjects(
      [served(ingress()), pod(), slice(ready)].flatMap(
        each => parseObject(each.build()) ?? [],
      ),
    );
    const services = other?.kind === 'Service' ? [other] : [];
    return detect(
      {
        ...view,
        objects: { ...view.objects, Service: isOwn ? services : [] },
        references: { Service: isOwn ? [] : services },
        extents: [
          { resource: 'endpointslices.discovery.k8s.io', namespace: 'shop' },
        ],
      },
      FIXTURE_NOW,
    )
      .filter(({ scope }) => scope.kind === 'Ingress')
      .map(({ class: name, params }) => [
        name,
        params.variant,
        params.service,
        params.matched,
      ]);
  };

  it('is said of the Ingress that leads there, where its pods exist and none is ready', () => {
    expect(of([false, false])).toEqual([
      ['ServiceNoEndpoints', 'foreign', 'web', 2],
    ]);
  });

  it('is no problem where one is ready, and none is known where there are no pods', () => {
    expect(of([false, true])).toEqual([]);
    expect(of([])).toEqual([]);
  });

  it('is said of the Service itself where it is the service’s own', () => {
    expect(of([false], true)).toEqual([]);
  });
});
