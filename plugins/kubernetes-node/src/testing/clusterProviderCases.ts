import assert from 'node:assert/strict';
import { ClusterProvider } from '../types';
import { ConformanceCase } from './ConformanceCase';
import { settlesSoon } from './soon';

/** @public */
export interface ClusterProviderCasesOptions {
  /** A fresh provider for each case, which knows at least one cluster. */
  readonly create: () => ClusterProvider;
}

/**
 * What every {@link ClusterProvider} has to do.
 *
 * @public
 */
export function clusterProviderCases(
  options: ClusterProviderCasesOptions,
): readonly ConformanceCase[] {
  const { create } = options;
  const ask = (signal = new AbortController().signal) =>
    create().getClusters({ signal });
  return [
    {
      name: 'has an id and a time to live',
      async run() {
        const { id, ttlMs } = create();
        assert.notEqual(id, '');
        assert.ok(ttlMs > 0, 'An answer that never holds is asked for always.');
      },
    },
    {
      name: 'names each cluster once',
      async run() {
        const names = (await ask()).map(({ name }) => name);
        assert.ok(names.length > 0, 'Give it a cluster to find.');
        assert.ok(!names.includes(''), 'A cluster has no name.');
        assert.equal(new Set(names).size, names.length);
      },
    },
    {
      name: 'says how to reach and how to enter each cluster',
      async run() {
        for (const { name, url, authProvider, authMetadata } of await ask()) {
          const { protocol, username, password, search } = new URL(url);
          assert.match(protocol, /^https?:$/, `${name}: ${protocol}`);
          assert.equal(`${username}${password}`, '', `${name}: credential`);
          assert.equal(search, '', `${name}: the URL has a query`);
          assert.notEqual(authProvider, '', `${name}: no authProvider`);
          for (const value of Object.values(authMetadata)) {
            assert.equal(typeof value, 'string', `${name}: authMetadata`);
          }
        }
      },
    },
    {
      name: 'does not keep a caller waiting who has left',
      async run() {
        const outcome = await settlesSoon(ask(AbortSignal.abort()));
        assert.notEqual(outcome.type, 'pending', 'It ignores its signal.');
      },
    },
  ];
}
