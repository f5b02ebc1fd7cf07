import { createApiRef } from '@backstage/frontend-plugin-api';

/**
 * The user's own logins, for clusters that need a token of the user. The name of a login is
 * that of the backend's auth provider: `google`, `aks`, `oidc.okta`.
 *
 * @public
 */
export interface KubernetesLoginsApi {
  /**
   * The token of a login, renewed when it is about to expire; undefined when the
   * user is not signed in, or there is no such login. Never asks the user.
   */
  getToken(login: string): Promise<string | undefined>;

  /**
   * Lets the user sign in. Call it in response to a click, as browsers block other pop-ups.
   *
   * @throws Error when the user declines, or there is no such login
   */
  signIn(login: string): Promise<void>;

  /**
   * Calls the listener whenever a sign-in has succeeded.
   *
   * @returns a function that unsubscribes
   */
  subscribe(listener: () => void): () => void;
}

/**
 * Reference of the {@link KubernetesLoginsApi}. Provide your own
 * `KubernetesLogins` to add a login, such as an OpenID Connect provider of your
 * organization.
 *
 * @public
 */
export const kubernetesLoginsApiRef = createApiRef<KubernetesLoginsApi>().with({
  id: 'podlight.kubernetes-logins',
  pluginId: 'kubernetes',
});
