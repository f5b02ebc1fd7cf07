import { Entity } from '@backstage/catalog-model';
import { ClusterDetails, NamespaceMetadata, NamespacePolicy } from '../types';
import { ConformanceCase } from './ConformanceCase';
import {
  aCase,
  assertHeedsAbort,
  assertShape,
  assertUntouched,
  assertWords,
  clone,
  fail,
} from './assertions';
import { secretValues } from './secrets';

/** @public */
export interface NamespacePolicyCasesOptions {
  /** Creates a policy for each case. */
  readonly create: () => NamespacePolicy;
  readonly entity: Entity;
  readonly cluster: ClusterDetails;
  /** A namespace of the entity. */
  readonly namespace: string;
  /** A namespace of another entity. */
  readonly foreignNamespace: string;
  /** Labels and annotations of the namespaces; empty when absent. */
  readonly getMetadata?: (namespace: string) => NamespaceMetadata;
}

const NOTHING: NamespaceMetadata = { labels: {}, annotations: {} };

/**
 * Requirements for every {@link NamespacePolicy}.
 *
 * @public
 */
export function namespacePolicyCases(
  options: NamespacePolicyCasesOptions,
): readonly ConformanceCase[] {
  const { create, cluster, foreignNamespace, getMetadata } = options;
  const secrets = secretValues(cluster.authMetadata);
  const ask = async (
    namespace: string,
    about: {
      readonly entity?: Entity;
      readonly metadata?: () => Promise<NamespaceMetadata>;
      readonly signal?: AbortSignal;
    } = {},
  ): Promise<boolean> => {
    const isAllowed: unknown = await create().allows({
      entity: options.entity,
      cluster,
      namespace,
      metadata: async () => getMetadata?.(namespace) ?? NOTHING,
      signal: new AbortController().signal,
      ...about,
    });
    if (typeof isAllowed !== 'boolean') {
      fail(`allows() returns ${typeof isAllowed}. Return true or false.`);
    }
    return isAllowed;
  };
  /** A rejection with an expected error counts as no. */
  const askOrRefuse = (...args: Parameters<typeof ask>) =>
    ask(...args).catch((error: unknown) => {
      assertWords(error, secrets);
      return false;
    });
  const define = (name: string, run: () => Promise<void>) =>
    aCase(name, secrets, run);
  return [
    define('has an id', async () =>
      assertShape(create(), 'NamespacePolicy', 'allows'),
    ),
    define('allows a namespace that is the entity’s', async () => {
      const entity = clone(options.entity);
      const allowed = await assertUntouched('allows()', [entity], () =>
        ask(options.namespace, { entity }),
      );
      if (!allowed) fail(`It refuses '${options.namespace}'.`);
    }),
    define('refuses a namespace that is not', async () => {
      if (await ask(foreignNamespace)) fail(`It allows '${foreignNamespace}'.`);
    }),
    define('does not believe what the entity says of itself', async () => {
      const { entity } = options;
      const claims = { 'backstage.io/kubernetes-namespace': foreignNamespace };
      const claiming = {
        ...entity,
        metadata: {
          ...entity.metadata,
          labels: { ...entity.metadata.labels, ...claims },
          annotations: { ...entity.metadata.annotations, ...claims },
        },
      };
      if (await askOrRefuse(foreignNamespace, { entity: claiming })) {
        fail(
          'It trusts backstage.io/kubernetes-namespace, so the author of an entity could see other people’s pods.',
        );
      }
    }),
    define('refuses where it could not read what it asked for', async () => {
      let asked = false;
      const metadata = async () => {
        asked = true;
        throw new Error('the namespace cannot be read');
      };
      const allowed = await askOrRefuse(options.namespace, { metadata });
      if (asked && allowed) {
        fail('It allows a namespace whose metadata it could not read.');
      }
    }),
    define(
      'handles an entity without an owner and a namespace without metadata',
      async () => {
        const {
          annotations: _none,
          labels: _no,
          ...metadata
        } = options.entity.metadata;
        const { relations: _neither, spec: _nor, ...bare } = options.entity;
        const allowed = await askOrRefuse(foreignNamespace, {
          entity: { ...bare, metadata },
          metadata: async () => NOTHING,
        });
        if (allowed)
          fail(
            `It allows '${foreignNamespace}' for an entity without an owner.`,
          );
      },
    ),
    define('does not keep a caller waiting who has left', () =>
      assertHeedsAbort(
        'allows()',
        signal => ask(options.namespace, { signal }),
        secrets,
      ),
    ),
  ];
}
