import {
  ClusterObjects,
  parseObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { buildObjects } from '../../__testUtils__/builtObjects';
import { fakeConnection } from '../../__testUtils__/fakeConnection';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { fail } from '../../util/Result';
import { ObservedObjects } from '../service/ObservedObjects';
import { BoundNamespaces } from './BoundNamespaces';
import { NamespaceBinding } from './NamespaceBinding';

function podsIn(...namespaces: string[]): ClusterObjects['objects'] {
  const pods = namespaces.map((namespace, index) =>
    parseObject(
      JSON.parse(
        JSON.stringify(
          aPod({ name: `web-${index}`, namespace, labels: SHOP }).build(),
        ),
      ),
    ),
  );
  return toClusterObjects(pods.flatMap(pod => pod ?? [])).objects;
}

const observed = (...namespaces: string[]): ObservedObjects => ({
  type: 'objects',
  isComplete: true,
  objects: podsIn(...namespaces),
  kindProblems: [],
});

const settle = () => new Promise(resolve => setImmediate(resolve));

/** Namespaces whose owners the test sets; `throw` is one that cannot be determined. */
function setup(
  verdicts: Record<string, boolean | 'throw'>,
  options: { namespace?: string } = {},
) {
  let now = 0;
  const asked: string[] = [];
  const news = jest.fn();
  const stop = new AbortController();
  const namespaces = new BoundNamespaces(
    new NamespaceBinding({
      policies: [
        {
          id: 'test',
          allows: ({ namespace }) => {
            asked.push(namespace);
            const verdict = verdicts[namespace] ?? false;
            if (verdict === 'throw') throw new Error('down');
            return verdict;
          },
        },
      ],
      now: () => now,
      onFault: () => undefined,
    }),
    {
      connection: fakeConnection(() => fail('timeout', '')).connection,
      service: serviceTarget(
        anEntity('shop', {
          'backstage.io/kubernetes-id': 'shop',
          ...(options.namespace && {
            'backstage.io/kubernetes-namespace': options.namespace,
          }),
        }),
        { isBound: true },
      ),
    },
    stop.signal,
    news,
  );
  const restrict = (...of: string[]) => {
    const restricted = namespaces.restrict(observed(...of));
    if (restricted.type === 'failed') throw new Error('It has objects');
    return {
      isComplete: restricted.isComplete,
      shown: (restricted.objects.Pod ?? []).map(
        ({ metadata }) => metadata.namespace,
      ),
      problems: restricted.kindProblems.map(({ reason }) => reason.message),
    };
  };
  return {
    asked,
    namespaces,
    news,
    restrict,
    stop,
    verdicts,
    pass: (ms: number) => (now += ms),
  };
}

describe('BoundNamespaces', () => {
  it('shows nothing of a namespace until its owner is known', async () => {
    const { news, restrict } = setup({ mine: true });
    expect(restrict('mine', 'foreign')).toEqual({
      isComplete: false,
      shown: [],
      problems: [],
    });
    await settle();
    expect(news).toHaveBeenCalledTimes(2);
    expect(restrict('mine', 'foreign')).toMatchObject({
      isComplete: true,
      shown: ['mine'],
    });
  });

  it.each([
    [['a'], '1 object in 1 namespace is hidden: not bound'],
    [['a', 'a'], '2 objects in 1 namespace are hidden: not bound'],
    [['a', 'b'], '2 objects in 2 namespaces are hidden: not bound'],
    [['named'], '1 object in namespace named is hidden: not bound'],
    [['named', 'named'], '2 objects in namespace named are hidden'],
    [['broken'], '1 object in 1 namespace is hidden: owner unknown'],
  ])(
    'says what is left out of %j, and names no foreign namespace',
    async (of, words) => {
      const { restrict } = setup({ broken: 'throw' }, { namespace: 'named' });
      restrict(...of);
      await settle();
      const { problems, shown } = restrict(...of);
      expect(shown).toEqual([]);
      expect(problems).toEqual([expect.stringContaining(words)]);
    },
  );

  it('lets references in through the same gate, but for classes, which are in none', async () => {
    const { namespaces, news } = setup({ mine: true });
    const gateway = (namespace: string, kind = 'Gateway') =>
      aCustomResource('gateway.networking.k8s.io/v1', kind, {
        name: `of-${namespace}`,
        namespace,
      });
    const resource = 'gateways.gateway.networking.k8s.io';
    const seen: ObservedObjects = {
      type: 'objects',
      isComplete: true,
      objects: podsIn('mine'),
      references: buildObjects(
        gateway('mine'),
        gateway('foreign'),
        gateway('', 'GatewayClass'),
      ),
      extents: ['mine', 'foreign', undefined].map(namespace => ({
        resource,
        ...(namespace && { namespace }),
      })),
      kindProblems: [],
    };
    namespaces.restrict(seen);
    await settle();
    expect(news).toHaveBeenCalled();
    const { references, extents, kindProblems } = Object(
      namespaces.restrict(seen),
    );
    expect(
      references.CustomResource.map(
        ({ metadata }: { metadata: { name: string } }) => metadata.name,
      ),
    ).toEqual(['of-mine', 'of-']);
    expect(extents).toEqual([{ resource, namespace: 'mine' }, { resource }]);
    // Nothing of the service is hidden.
    expect(kindProblems).toEqual([]);
  });

  it('looks up a hundred namespaces at a time, and finds the bound one among many foreign ones with the label', async () => {
    const { asked, namespaces, restrict } = setup({ 'n-100': true });
    const many = Array.from({ length: 180 }, (_, index) => `n-${index}`);
    restrict(...many);
    await settle();
    expect(asked).toHaveLength(100);
    for (let round = 0; round < 50; round += 1) {
      namespaces.refresh();
      restrict(...many);
      await settle();
    }
    expect(restrict(...many)).toMatchObject({ shown: ['n-100'] });
    namespaces.refresh();
    expect(restrict(...many)).toMatchObject({ shown: ['n-100'] });
  });

  it('follows changes of the owner', async () => {
    const { namespaces, news, pass, restrict, verdicts } = setup({ a: true });
    restrict('a', 'b');
    await settle();
    Object.assign(verdicts, { a: false, b: true });
    pass(60_000);
    news.mockClear();
    namespaces.refresh();
    await settle();
    expect(news).toHaveBeenCalledTimes(2);
    expect(restrict('a', 'b').shown).toEqual(['b']);
    pass(60_000);
    news.mockClear();
    namespaces.refresh();
    await settle();
    expect(news).not.toHaveBeenCalled();
  });

  it('reports nothing after its signal has aborted', async () => {
    const { news, restrict, stop } = setup({ a: true });
    restrict('a');
    stop.abort();
    await settle();
    expect(news).not.toHaveBeenCalled();
  });

  it('leaves a failure as it is', () => {
    const { namespaces } = setup({});
    const failed: ObservedObjects = {
      type: 'failed',
      reason: { code: 'timeout', message: 'late' },
    };
    expect(namespaces.restrict(failed)).toBe(failed);
  });

  it('gives the place of a namespace that it has dropped to another, also when its answer comes late', async () => {
    const { asked, namespaces, news, restrict } = setup({});
    const named = (prefix: string) =>
      Array.from({ length: 100 }, (_, index) => `${prefix}-${index}`);
    restrict(...named('late'));
    namespaces.refresh();
    news.mockClear();
    await settle();
    expect(news).not.toHaveBeenCalled();
    asked.length = 0;
    restrict(...named('other'));
    await settle();
    expect([...asked].sort()).toEqual(named('other').sort());
  });
});
