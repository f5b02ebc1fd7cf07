import { anObject, FIXTURE_NOW } from '../testing';
import { ClusterReferences, parseObject, toClusterObjects } from '../model';
import {
  Buildable,
  ingress,
  inShop,
  LABELS,
  path,
  pod,
  served,
  service,
} from '../testing/reach/objects';
import { firstBroken } from './types';
import { ingressChains, ReachContext, serviceChains } from '.';

function chains(
  builders: readonly Buildable[],
  references?: ClusterReferences,
) {
  const parsed = builders.flatMap(each => parseObject(each.build()) ?? []);
  const view = {
    ...toClusterObjects(parsed),
    ...(references && { references }),
  };
  const context = new ReachContext(view, FIXTURE_NOW);
  return [
    ...context.ingresses.flatMap(each => ingressChains(context, each)),
    ...context.services.flatMap(each => serviceChains(context, each)),
  ];
}

/** The first broken link of any chain. */
function broken(
  builders: readonly Buildable[],
  references?: ClusterReferences,
) {
  for (const chain of chains(builders, references)) {
    const link = firstBroken(chain);
    if (link) return `${link.step} ${link.reason}`;
  }
  return 'nothing';
}

describe('what was not read', () => {
  it('is unknown, never broken', () => {
    const [chain] = chains([ingress(), pod()]);
    expect(chain.links.map(({ step, state }) => `${step} ${state}`)).toEqual([
      'host ok',
      'entry ok',
      'class unknown',
      'address unknown',
      'service unknown',
    ]);
  });

  it('does not exist where the references would name it', () => {
    const gone = served(ingress({ number: 80 }, { name: 'gone' }));
    const read = [gone, service(), pod()];
    expect(broken(read, { Service: [] })).toBe('service serviceMissing');
    expect(broken(read, {})).toBe('nothing');
  });

  it('includes the pods of the Services of others', () => {
    const other = parseObject(
      anObject('Service', inShop('other'))
        .withSpec({ selector: LABELS, ports: [{ port: 80 }] })
        .build(),
    );
    const shared = served(ingress({ number: 80 }, { name: 'other' }));
    const [chain] = chains([shared, service(), pod()], {
      Service: other?.kind === 'Service' ? [other] : [],
    });
    expect(chain.links.at(-1)).toMatchObject({
      step: 'endpoints',
      state: 'unknown',
      reason: 'otherService',
    });
  });
});

describe('bounds', () => {
  it('hold for an Ingress with 10,000 rules', () => {
    const rules = Array.from({ length: 10_000 }, (_, at) => ({
      host: `h${at}.example`,
      http: { paths: [path(`s${at}`, { number: at })] },
    }));
    expect(
      chains([ingress({ number: 80 }, { rules }), service()]),
    ).toHaveLength(21);
  });

  it('hold for many Services of many ports that select many pods', () => {
    const pods = Array.from({ length: 500 }, (_, at) => pod(`web-${at}`));
    const ports = Array.from({ length: 100 }, (_, at) => ({
      name: `p${at}`,
      port: at,
      targetPort: `p${at}`,
    }));
    const context = new ReachContext(
      toClusterObjects(
        [...pods, service({ ports })].flatMap(
          each => parseObject(each.build()) ?? [],
        ),
      ),
      FIXTURE_NOW,
    );
    const [one] = context.services;
    const found = context.selectPods(one) ?? [];
    expect(serviceChains(context, one)).toHaveLength(20);
    expect(context.targets(found)).toBe(context.targets(found));
  });

  it.each([
    { rules: 'no list', tls: 7, defaultBackend: [] },
    { rules: [null, { http: { paths: [null, { backend: 7 }] } }] },
    { rules: [{ http: { paths: [path('constructor', { name: {} })] } }] },
  ])('hold for wrong types: %j', spec => {
    expect(() =>
      chains([ingress({ number: 80 }, spec), service({ ports: [{}, null] })]),
    ).not.toThrow();
  });
});
