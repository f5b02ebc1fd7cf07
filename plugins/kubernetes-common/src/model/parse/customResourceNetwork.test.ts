import fc from 'fast-check';
import { GatewayFacts, RouteFacts } from '../network';
import { parseNetworkFacts } from './customResourceNetwork';
import { Json } from './readers';

const GATEWAY_API = 'gateway.networking.k8s.io';

const route = (raw: Json) =>
  parseNetworkFacts(GATEWAY_API, 'HTTPRoute', raw) as RouteFacts;
const gateway = (raw: Json) =>
  parseNetworkFacts(GATEWAY_API, 'Gateway', raw) as GatewayFacts;
const listener = (raw: Json) =>
  gateway({ spec: { listeners: [{ name: 'web', ...raw }] } }).listeners[0];

const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));

describe('parseNetworkFacts', () => {
  it.each([
    [GATEWAY_API, 'HTTPRoute', 'route'],
    [GATEWAY_API, 'GRPCRoute', 'route'],
    [GATEWAY_API, 'Gateway', 'gateway'],
    [GATEWAY_API, 'GatewayClass', 'gatewayClass'],
    [GATEWAY_API, 'ReferenceGrant', 'referenceGrant'],
    ['cert-manager.io', 'Certificate', 'certificate'],
    ['example.com', 'HTTPRoute', undefined],
    [GATEWAY_API, 'TCPRoute', undefined],
    ['cert-manager.io', 'Issuer', undefined],
  ])('reads %s/%s as %s', (group, kind, type) => {
    expect(parseNetworkFacts(group, kind, {})?.type).toBe(type);
  });

  it('reads whatever an object has', () => {
    const apis = [
      ...['HTTPRoute', 'Gateway', 'GatewayClass', 'ReferenceGrant'].map(
        kind => [GATEWAY_API, kind] as const,
      ),
      ['cert-manager.io', 'Certificate'] as const,
    ];
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (spec, status) => {
        for (const [group, kind] of apis) {
          expect(
            parseNetworkFacts(group, kind, { spec, status }),
          ).toBeDefined();
        }
      }),
    );
  });

  it('knows of a certificate where it is kept, for what, and until when', () => {
    expect(
      parseNetworkFacts('cert-manager.io', 'Certificate', {
        spec: {
          secretName: 'tls',
          dnsNames: ['a.example.com', ...many(99, index => `${index}.x`)],
          commonName: 'ignored',
        },
        status: {
          notAfter: '2026-11-01T00:00:00Z',
          renewalTime: '2026-10-01T00:00:00Z',
        },
      }),
    ).toEqual({
      type: 'certificate',
      secretName: 'tls',
      dnsNames: ['a.example.com', ...many(63, index => `${index}.x`)],
      notAfter: '2026-11-01T00:00:00Z',
      renewalTime: '2026-10-01T00:00:00Z',
    });
  });

  it('does not take for a Secret or a time what is none', () => {
    expect(
      parseNetworkFacts('cert-manager.io', 'Certificate', {
        spec: { secretName: '../tls' },
        status: { notAfter: 'soon' },
      }),
    ).toEqual({ type: 'certificate', dnsNames: [] });
  });
});

describe('of a route', () => {
  it('knows hosts, parents, and the backends of all rules', () => {
    const backend = (name: string) => ({ name, port: 80, weight: 3 });
    expect(
      route({
        spec: {
          hostnames: ['a.example.com'],
          parentRefs: [
            {
              group: GATEWAY_API,
              kind: 'Gateway',
              namespace: 'infra',
              name: 'edge',
              sectionName: 'https',
              port: 443,
            },
          ],
          rules: [
            { backendRefs: [backend('a'), backend('b')] },
            {},
            { backendRefs: [backend('c')] },
          ],
        },
      }),
    ).toEqual({
      type: 'route',
      hostnames: ['a.example.com'],
      parents: [
        {
          group: GATEWAY_API,
          kind: 'Gateway',
          namespace: 'infra',
          name: 'edge',
          sectionName: 'https',
          port: 443,
        },
      ],
      backends: ['a', 'b', 'c'].map(name => ({ name, port: 80 })),
      answers: [],
    });
  });

  it('tells the group of Services from one that is not named', () => {
    const groups = ['', undefined, 5, 'x'].map(group => ({ name: 'a', group }));
    const { backends } = route({
      spec: { rules: [{ backendRefs: groups }] },
    });
    expect(backends).toEqual([
      { name: 'a', group: '' },
      { name: 'a' },
      { name: 'a' },
      { name: 'a', group: 'x' },
    ]);
  });

  it('leaves out references without a valid name', () => {
    const parentRefs = [{}, { name: '' }, { name: 'a/b' }, { name: 'ok' }];
    expect(route({ spec: { parentRefs } }).parents).toEqual([{ name: 'ok' }]);
  });

  it('has what each controller says', () => {
    const condition = {
      type: 'Accepted',
      status: 'False',
      reason: 'NotAllowedByListeners',
      message: 'no listener takes it',
      observedGeneration: 3,
    };
    const { answers } = route({
      status: {
        parents: [
          {
            parentRef: { name: 'edge' },
            conditions: [
              { ...condition, lastTransitionTime: 'x' },
              { type: 'Other' },
              { status: 'True' },
            ],
          },
          { parentRef: {}, conditions: [condition] },
        ],
      },
    });
    expect(answers).toEqual([
      {
        parent: { name: 'edge' },
        conditions: [condition, { type: 'Other', status: 'Unknown' }],
      },
    ]);
  });

  it('is bounded', () => {
    const refs = many(300, index => ({ name: `n${index}` }));
    const found = route({
      spec: {
        hostnames: many(100, String),
        parentRefs: refs,
        rules: [{ backendRefs: refs.slice(0, 200) }, { backendRefs: refs }],
      },
      status: {
        parents: refs.map(parentRef => ({
          parentRef,
          conditions: many(100, type => ({ type: `T${type}` })),
        })),
      },
    });
    expect(found.hostnames).toHaveLength(64);
    expect(found.parents).toHaveLength(64);
    expect(found.backends.map(({ name }) => name)).toEqual([
      ...many(200, index => `n${index}`),
      ...many(56, index => `n${index}`),
    ]);
    expect(found.answers).toHaveLength(64);
    expect(found.answers[0].conditions).toHaveLength(64);
  });
});

describe('of a Gateway', () => {
  it('knows its class, its listeners and where it is', () => {
    expect(
      gateway({
        spec: {
          gatewayClassName: 'istio',
          listeners: [
            {
              name: 'https',
              hostname: '*.example.com',
              port: 443,
              protocol: 'HTTPS',
              allowedRoutes: {
                namespaces: { from: 'All' },
                kinds: [{ kind: 'HTTPRoute' }, {}],
              },
            },
            { port: 80 },
          ],
        },
        status: { addresses: [{ type: 'IPAddress', value: '10.0.0.1' }, {}] },
      }),
    ).toEqual({
      type: 'gateway',
      className: 'istio',
      listeners: [
        {
          name: 'https',
          hostname: '*.example.com',
          port: 443,
          protocol: 'HTTPS',
          from: 'All',
          kinds: ['HTTPRoute'],
        },
      ],
      addresses: ['10.0.0.1'],
    });
  });

  it.each([
    ['All', 'All'],
    ['Same', 'Same'],
    ['Selector', 'Selector'],
    ['None', 'None'],
    ['Everybody', 'Same'],
    [undefined, 'Same'],
  ])('takes routes from %s as from %s', (from, expected) => {
    const allowedRoutes = { namespaces: { from } };
    expect(listener({ allowedRoutes }).from).toBe(expected);
  });

  it('lets the protocol decide where no kinds are named', () => {
    for (const kinds of [undefined, [], [{}]]) {
      expect(listener({ allowedRoutes: { kinds } })).not.toHaveProperty(
        'kinds',
      );
    }
  });

  it('is bounded', () => {
    const found = gateway({
      spec: {
        listeners: many(100, index => ({
          name: `l${index}`,
          allowedRoutes: { kinds: many(100, kind => ({ kind: `K${kind}` })) },
        })),
      },
      status: { addresses: many(100, index => ({ value: `a${index}` })) },
    });
    expect(found.listeners).toHaveLength(64);
    expect(found.listeners[0].kinds).toHaveLength(64);
    expect(found.addresses).toHaveLength(64);
  });
});

describe('of a ReferenceGrant', () => {
  const grant = (raw: Json) =>
    parseNetworkFacts(GATEWAY_API, 'ReferenceGrant', { spec: raw });

  it('knows from where to what', () => {
    const from = { group: GATEWAY_API, kind: 'HTTPRoute', namespace: 'web' };
    const to = { group: '', kind: 'Service', name: 'shop' };
    expect(grant({ from: [from], to: [to, { kind: 'Service' }] })).toEqual({
      type: 'referenceGrant',
      from: [from],
      to: [to, { group: '', kind: 'Service' }],
    });
  });

  it('allows nothing by a part that is absent', () => {
    expect(grant({ from: [{}], to: [{}] })).toEqual({
      type: 'referenceGrant',
      from: [{ group: '', kind: '', namespace: '' }],
      to: [{ group: '', kind: '' }],
    });
  });

  it('is bounded', () => {
    const list = many(100, () => ({}));
    const found = grant({ from: list, to: list });
    expect(found).toMatchObject({
      from: { length: 64 },
      to: { length: 64 },
    });
  });
});
