import { ClusterDetails, ClusterProvider } from '../types';
import { assertCluster } from './clusters';
import { ConformanceCase } from './ConformanceCase';
import {
  aCase,
  assertHeedsAbort,
  assertShape,
  assertWords,
  called,
  fail,
} from './assertions';

/** @public */
export interface ClusterProviderCasesOptions {
  /** Creates a provider with at least one cluster for each case. */
  readonly create: () => ClusterProvider;
  /** A provider that fails, for example because its inventory is down. */
  readonly createFailing?: () => ClusterProvider;
  /** Texts that must not appear in messages or in fields of a cluster that browsers see. */
  readonly secrets?: readonly string[];
}

/**
 * Requirements for every {@link ClusterProvider}.
 *
 * @public
 */
export function clusterProviderCases(
  options: ClusterProviderCasesOptions,
): readonly ConformanceCase[] {
  const { create, createFailing, secrets = [] } = options;
  const get = (
    provider: ClusterProvider,
    signal = new AbortController().signal,
  ) => called('getClusters()', () => provider.getClusters({ signal }));
  const ask = async (): Promise<readonly ClusterDetails[]> => {
    const clusters: unknown = await get(create());
    if (!Array.isArray(clusters)) fail('getClusters() must resolve to a list.');
    if (clusters.length === 0) fail('Set it up with at least one cluster.');
    if (clusters.some(found => typeof found !== 'object' || found === null)) {
      fail('A cluster is not an object.');
    }
    return clusters;
  };
  const define = (name: string, run: () => Promise<void>) =>
    aCase(name, secrets, run);
  const cases = [
    define('has an id and a time to live', async () => {
      const provider = create();
      assertShape(provider, 'ClusterProvider', 'getClusters');
      const ttlMs: unknown = provider.ttlMs;
      if (typeof ttlMs !== 'number' || !(ttlMs > 0)) {
        fail('Its ttlMs must be a number above 0.');
      }
    }),
    define('names each cluster once', async () => {
      const names = (await ask()).map(({ name }): unknown => name);
      for (const name of names) {
        if (typeof name !== 'string') {
          fail(`The name of a cluster is ${typeof name} instead of text.`);
        }
        if (name.trim() === '') fail('A cluster has no name.');
      }
      const twice = names.find((name, index) => names.indexOf(name) < index);
      if (twice !== undefined) fail(`There are two clusters named '${twice}'.`);
    }),
    define('says how to reach and how to enter each cluster', async () => {
      for (const cluster of await ask()) assertCluster(cluster, secrets);
    }),
    define('does not keep a caller waiting who has left', () =>
      assertHeedsAbort(
        'getClusters()',
        signal => get(create(), signal),
        secrets,
      ),
    ),
  ];
  if (!createFailing) return cases;
  return [
    ...cases,
    define('says in words why it has no answer, without secrets', async () => {
      const error: unknown = await get(createFailing()).then(
        () => undefined,
        (reason: unknown) => reason ?? null,
      );
      if (error === undefined) {
        fail(
          'It returns a result although it failed. Reject instead: the last good result is kept.',
        );
      }
      assertWords(error, secrets);
    }),
  ];
}
