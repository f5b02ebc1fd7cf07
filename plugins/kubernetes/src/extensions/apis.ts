import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
  gitlabAuthApiRef,
  googleAuthApiRef,
  microsoftAuthApiRef,
  oktaAuthApiRef,
  oneloginAuthApiRef,
} from '@backstage/frontend-plugin-api';
import {
  KubernetesClient,
  KubernetesLogins,
  kubernetesApiRef,
  kubernetesLoginsApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';

/** Talks to the backend. */
export const kubernetesApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: kubernetesApiRef,
      deps: {
        discoveryApi: discoveryApiRef,
        fetchApi: fetchApiRef,
        loginsApi: kubernetesLoginsApiRef,
      },
      factory: deps => new KubernetesClient(deps),
    }),
});

/** A module of the app may put a `KubernetesLogins` with more logins in its place. */
export const kubernetesLogins = ApiBlueprint.make({
  name: 'logins',
  params: defineParams =>
    defineParams({
      api: kubernetesLoginsApiRef,
      deps: {
        google: googleAuthApiRef,
        microsoft: microsoftAuthApiRef,
        gitlab: gitlabAuthApiRef,
        okta: oktaAuthApiRef,
        onelogin: oneloginAuthApiRef,
      },
      factory: ({ google, microsoft, ...oidc }) =>
        KubernetesLogins.fromAuthApis({ google, microsoft, oidc }),
    }),
});
