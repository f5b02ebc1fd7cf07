import { digest } from '../kube/random';
import { CustomResource } from '../kube/resources';
import { Identity } from './access';
import { allIdentities, IdentityInput } from './identities';

export interface AccountsOptions {
  readonly clusterName: string;
  /** Besides those that every server knows. */
  readonly identities: readonly IdentityInput[];
  readonly customResources: readonly CustomResource[];
}

/** Who may send requests to a server: identities, their tokens, and who is bound to their rights. */
export class Accounts {
  /** By the name of their identity. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly #clusterName: string;
  readonly #identities: readonly Identity[];
  readonly #byToken = new Map<string, Identity>();
  readonly #bindings = new Map<string, Identity>();

  constructor({ clusterName, identities, customResources }: AccountsOptions) {
    this.#clusterName = clusterName;
    this.#identities = allIdentities(identities, customResources);
    this.tokens = Object.fromEntries(
      this.#identities.map(identity => {
        const hash = digest('token', clusterName, identity.name);
        const token = `simulated.${hash.slice(0, 40)}`;
        this.#byToken.set(token, identity);
        return [identity.name, token];
      }),
    );
  }

  /** Undefined for a token that is unknown or revoked. */
  identify(token: string): Identity | undefined {
    return this.#byToken.get(token);
  }

  /** The rights of a user or a group that somebody impersonates. */
  rulesFor(subject: string): Identity['rules'] {
    return this.#bindings.get(subject)?.rules ?? [];
  }

  revoke(token: string): void {
    this.#byToken.delete(token);
  }

  grant(token: string, identityName: string): void {
    this.#byToken.set(token, this.#require(identityName));
  }

  bind(subject: string, identityName: string): void {
    this.#bindings.set(subject, this.#require(identityName));
  }

  unbind(subject: string): void {
    this.#bindings.delete(subject);
  }

  #require(name: string): Identity {
    const identity = this.#identities.find(
      candidate => candidate.name === name,
    );
    if (!identity) {
      throw new Error(`Cluster ${this.#clusterName} has no identity "${name}"`);
    }
    return identity;
  }
}
