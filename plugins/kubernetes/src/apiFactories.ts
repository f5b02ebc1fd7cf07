import {
  createApiFactory,
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
export const kubernetesApiFactory = createApiFactory({
  api: kubernetesApiRef,
  deps: {
    discoveryApi: discoveryApiRef,
    fetchApi: fetchApiRef,
    loginsApi: kubernetesLoginsApiRef,
  },
  factory: deps => new KubernetesClient(deps),
});

/** An app may put a `KubernetesLogins` with more logins in its place. */
export const kubernetesLoginsApiFactory = createApiFactory({
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
});
