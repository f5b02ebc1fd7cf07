import { Principal } from '../types';

/**
 * One thing that a provider has to do.
 *
 * @example
 * ```ts
 * for (const { name, run } of authProviderCases({ … })) it(name, run);
 * ```
 *
 * @public
 */
export interface ConformanceCase {
  /** A sentence of behavior. */
  readonly name: string;
  /** Rejects within five seconds, with an AssertionError that says what is wrong. */
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
 * Another service of Backstage: it has no user.
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
