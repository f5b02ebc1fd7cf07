import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  ClusterHead,
  userTokenHeader,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesLoginsApi } from './KubernetesLoginsApi';

/** Entities whose logins are remembered: more than a user opens before reloading the page. */
const MAX_ENTITIES = 200;

/** Tokens by login. */
type Tokens = ReadonlyMap<string, string>;

/**
 * Sends the user's tokens to the backend, only those that a cluster needs. The backend's
 * hello says which these are.
 *
 * @internal
 */
export class UserTokenHeaders {
  readonly #logins: KubernetesLoginsApi | undefined;
  readonly #wanted = new Map<string, ReadonlyMap<string, string>>();

  constructor(logins: KubernetesLoginsApi | undefined) {
    this.#logins = logins;
  }

  /** Remembers which logins an entity's clusters need. */
  learn(entityRef: string, clusters: readonly ClusterHead[]): void {
    this.#wanted.delete(entityRef);
    const wanted = new Map(
      clusters.flatMap(({ name, login }): [string, string][] =>
        login === undefined ? [] : [[name, login]],
      ),
    );
    if (wanted.size === 0) return;
    const [oldest] = this.#wanted.keys();
    if (this.#wanted.size >= MAX_ENTITIES) this.#wanted.delete(oldest);
    this.#wanted.set(entityRef, wanted);
  }

  /** @param cluster - only the token of this cluster's login */
  async tokens(entityRef: string, cluster?: string): Promise<Tokens> {
    const wanted = this.#wanted.get(entityRef);
    const chosen = [...(wanted ?? [])]
      .filter(([name]) => cluster === undefined || cluster === name)
      .map(([, login]) => login);
    const found = await Promise.all(
      [...new Set(chosen)].map(
        async (login): Promise<[string, string | undefined]> => [
          login,
          await this.#logins?.getToken(login),
        ],
      ),
    );
    return new Map(
      found.flatMap(([login, token]): [string, string][] =>
        token === undefined ? [] : [[login, token]],
      ),
    );
  }

  /** Whether there is a token that the backend has not been sent. */
  async isNews(entityRef: string, sent: Tokens): Promise<boolean> {
    const now = await this.tokens(entityRef);
    return [...now].some(([login, token]) => sent.get(login) !== token);
  }

  /** Whether one of the clusters waits for a token that has not been sent. */
  isLacking(entityRef: string, sent: Tokens): boolean {
    const wanted = this.#wanted.get(entityRef);
    return [...(wanted?.values() ?? [])].some(login => !sent.has(login));
  }

  subscribe(listener: () => void): () => void {
    return this.#logins?.subscribe(listener) ?? (() => undefined);
  }
}

/**
 * A fetch that sends tokens along, as headers.
 *
 * @internal
 */
export function withTokens(
  fetch: FetchApi['fetch'],
  tokens: Tokens,
): FetchApi['fetch'] {
  if (tokens.size === 0) return fetch;
  return (input, init = {}) => {
    const headers = new Headers(init.headers);
    for (const [login, token] of tokens) {
      headers.set(userTokenHeader(login), token);
    }
    return fetch(input, { ...init, headers });
  };
}
