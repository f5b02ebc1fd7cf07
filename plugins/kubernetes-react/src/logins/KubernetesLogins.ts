import {
  AuthRequestOptions,
  OAuthApi,
  OpenIdConnectApi,
} from '@backstage/frontend-plugin-api';
import { KubernetesLoginsApi } from './KubernetesLoginsApi';

/** Podlight only reads; GKE's RBAC decides the rest. */
const GOOGLE_SCOPE = 'https://www.googleapis.com/auth/cloud-platform.read-only';

/** The application that every AKS cluster with Entra ID trusts. */
const AKS_SCOPE = '6dae42f8-4368-4678-94ff-3960e28e3630/user.read';

/**
 * Gets the token of one login from one of Backstage's auth APIs.
 *
 * @public
 */
export type KubernetesLogin = (options: AuthRequestOptions) => Promise<string>;

/** @public */
export interface KubernetesAuthApis {
  readonly google: OAuthApi & OpenIdConnectApi;
  readonly microsoft: OAuthApi;
  /** ID tokens of `oidc` clusters, by their `oidcTokenProvider`. */
  readonly oidc: Readonly<Record<string, OpenIdConnectApi>>;
}

/**
 * Logins with Backstage's auth APIs.
 *
 * @public
 */
export class KubernetesLogins implements KubernetesLoginsApi {
  readonly #logins: ReadonlyMap<string, KubernetesLogin>;
  readonly #listeners = new Set<() => void>();

  /** @param logins - by name, e.g. `oidc.keycloak` */
  constructor(logins: Readonly<Record<string, KubernetesLogin>>) {
    this.#logins = new Map(Object.entries(logins));
  }

  /** `google`, `aks`, `oidc.google`, `oidc.microsoft`, and those of `oidc`. */
  static fromAuthApis(apis: KubernetesAuthApis): KubernetesLogins {
    const { google, microsoft, oidc } = apis;
    const aks: KubernetesLogin = options =>
      microsoft.getAccessToken(AKS_SCOPE, options);
    return new KubernetesLogins({
      google: options => google.getAccessToken(GOOGLE_SCOPE, options),
      aks,
      'oidc.google': options => google.getIdToken(options),
      // An ID token of Entra ID is for Backstage; clusters take an access token for AKS.
      'oidc.microsoft': aks,
      ...Object.fromEntries(
        Object.entries(oidc).map(
          ([provider, api]): [string, KubernetesLogin] => [
            `oidc.${provider}`,
            options => api.getIdToken(options),
          ],
        ),
      ),
    });
  }

  async getToken(login: string): Promise<string | undefined> {
    try {
      const token = await this.#logins.get(login)?.({ optional: true });
      return token || undefined;
    } catch {
      // The same as not signed in: the screen offers to sign in, which shows the error.
      return undefined;
    }
  }

  async signIn(login: string): Promise<void> {
    const getToken = this.#logins.get(login);
    if (!getToken) {
      throw new Error(
        `This app has no login '${login}'. Backstage admins can add it to the Kubernetes plugin's logins.`,
      );
    }
    await getToken({ instantPopup: true });
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
