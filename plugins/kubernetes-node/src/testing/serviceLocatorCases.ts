import assert from 'node:assert/strict';
import { Entity } from '@backstage/catalog-model';
import { ClusterDetails, ServiceLocator } from '../types';
import { aPrincipal, ConformanceCase } from './ConformanceCase';
import { settlesSoon } from './soon';

/** @public */
export interface ServiceLocatorCasesOptions {
  /** A fresh locator for each case. */
  readonly create: () => ServiceLocator;
  /** One that runs in at least one of `clusters`. */
  readonly entity: Entity;
  readonly clusters: readonly ClusterDetails[];
}

/**
 * What every {@link ServiceLocator} has to do.
 *
 * @public
 */
export function serviceLocatorCases(
  options: ServiceLocatorCasesOptions,
): readonly ConformanceCase[] {
  const { create, entity, clusters } = options;
  const ask = (
    among: readonly ClusterDetails[],
    signal = new AbortController().signal,
  ) =>
    create().locate({
      entity,
      clusters: Object.freeze([...among]),
      principal: aPrincipal('one'),
      signal,
    });
  return [
    {
      name: 'has an id',
      run: async () => assert.notEqual(create().id, ''),
    },
    {
      name: 'chooses among the clusters it is given',
      async run() {
        const located = await ask(clusters);
        assert.ok(located.length > 0, 'Give it an entity that it can locate.');
        for (const cluster of located) {
          assert.ok(
            clusters.some(({ name }) => name === cluster.name),
            `It made up the cluster ${cluster.name}.`,
          );
        }
      },
    },
    {
      name: 'finds nothing where there is nothing',
      run: async () => assert.deepEqual(await ask([]), []),
    },
    {
      name: 'takes an entity without annotations',
      async run() {
        const { annotations: _none, ...metadata } = entity.metadata;
        const { signal } = new AbortController();
        const bare = { ...entity, metadata };
        const principal = aPrincipal('one');
        const located = await create().locate({
          entity: bare,
          clusters,
          principal,
          signal,
        });
        assert.ok(Array.isArray(located), 'It returns a list.');
      },
    },
    {
      name: 'does not keep a caller waiting who has left',
      async run() {
        const outcome = await settlesSoon(ask(clusters, AbortSignal.abort()));
        assert.notEqual(outcome.type, 'pending', 'It ignores its signal.');
      },
    },
  ];
}
