import { Principal } from '../types';

/**
 * One requirement for a provider.
 *
 * @example
 * ```ts
 * for (const { name, run } of authProviderCases({ … })) it(name, run);
 * ```
 *
 * @public
 */
export interface ConformanceCase {
  /** Describes the expected behavior. */
  readonly name: string;
  /** Rejects within five seconds with an AssertionError if the provider fails. */
  readonly run: () => Promise<void>;
}

/**
 * A signed-in user.
 *
 * @param name - the name in `user:default/NAME`
 *
 * @public
 */
export function aPrincipal(name: string): Principal {
  const userEntityRef = `user:default/${name}`;
  return {
    credentials: {
      $$type: '@backstage/BackstageCredentials',
      principal: { type: 'user', userEntityRef },
    },
    userEntityRef,
  };
}

/**
 * Another Backstage service, without a user.
 *
 * @public
 */
export function aServicePrincipal(): Principal {
  return {
    credentials: {
      $$type: '@backstage/BackstageCredentials',
      principal: { type: 'service', subject: 'plugin:catalog' },
    },
  };
}
