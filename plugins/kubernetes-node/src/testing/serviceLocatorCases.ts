import { Entity } from '@backstage/catalog-model';
import { ClusterDetails, Principal, ServiceLocator } from '../types';
import {
  aPrincipal,
  aServicePrincipal,
  ConformanceCase,
} from './ConformanceCase';
import {
  aCase,
  assertHeedsAbort,
  assertShape,
  assertUntouched,
  assertWords,
  called,
  clone,
  fail,
} from './assertions';
import { secretValues } from './secrets';

/** @public */
export interface ServiceLocatorCasesOptions {
  /** Creates a locator for each case. */
  readonly create: () => ServiceLocator;
  /** An entity that runs in at least one of `clusters`. */
  readonly entity: Entity;
  readonly clusters: readonly ClusterDetails[];
}

/**
 * Requirements for every {@link ServiceLocator}.
 *
 * @public
 */
export function serviceLocatorCases(
  options: ServiceLocatorCasesOptions,
): readonly ConformanceCase[] {
  const { create, clusters } = options;
  const secrets = clusters.flatMap(({ authMetadata }) =>
    secretValues(authMetadata),
  );
  const ask = async (
    about: {
      readonly entity?: Entity;
      readonly clusters?: readonly ClusterDetails[];
      readonly principal?: Principal;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<readonly ClusterDetails[]> => {
    const located: unknown = await called('locate()', () =>
      create().locate({
        entity: options.entity,
        clusters,
        principal: aPrincipal('one'),
        signal: new AbortController().signal,
        ...about,
      }),
    );
    if (!Array.isArray(located)) {
      fail('locate() must resolve to a list of clusters.');
    }
    return located;
  };
  const define = (name: string, run: () => Promise<void>) =>
    aCase(name, secrets, run);
  return [
    define('has an id', async () =>
      assertShape(create(), 'ServiceLocator', 'locate'),
    ),
    define('chooses among the clusters it is given', async () => {
      const given = clone(clusters);
      const entity = clone(options.entity);
      const located = await assertUntouched('locate()', [given, entity], () =>
        ask({ clusters: given, entity }),
      );
      if (located.length === 0)
        fail('Set it up with an entity that it can locate.');
      assertSubset(located, clusters);
    }),
    define('finds nothing where there is nothing', async () =>
      assertSubset(await ask({ clusters: [] }), []),
    ),
    define('takes an entity without annotations', async () => {
      const { annotations: _none, ...metadata } = options.entity.metadata;
      const { relations: _no, spec: _neither, ...bare } = options.entity;
      assertSubset(await ask({ entity: { ...bare, metadata } }), clusters);
    }),
    define('answers or refuses a service, which has no user', async () => {
      const located = await ask({ principal: aServicePrincipal() }).catch(
        error => assertWords(error, secrets),
      );
      if (located) assertSubset(located, clusters);
    }),
    define('does not keep a caller waiting who has left', () =>
      assertHeedsAbort('locate()', signal => ask({ signal }), secrets),
    ),
  ];
}

function assertSubset(
  located: readonly ClusterDetails[],
  clusters: readonly ClusterDetails[],
): void {
  const seen = new Set<string>();
  for (const cluster of located) {
    const { name }: { name?: unknown } = cluster ?? {};
    if (typeof name !== 'string') {
      fail('It returns something that is not a cluster.');
    }
    const given = clusters.find(each => each.name === name);
    if (!given) fail(`It made up the cluster '${name}'.`);
    if (JSON.stringify(given) !== JSON.stringify(cluster)) {
      fail(
        `It modified the cluster '${name}'. Return the given clusters unchanged.`,
      );
    }
    if (seen.has(name)) fail(`It returns the cluster '${name}' twice.`);
    seen.add(name);
  }
}
