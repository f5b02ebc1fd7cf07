import {
  ApiBlueprint,
  createApiRef,
  createFrontendModule,
  googleAuthApiRef,
  microsoftAuthApiRef,
  OpenIdConnectApi,
} from '@backstage/frontend-plugin-api';
import {
  KubernetesLogins,
  kubernetesLoginsApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';

// The login that your app has for Keycloak.
const keycloakAuthApiRef = createApiRef<OpenIdConnectApi>({
  id: 'auth.keycloak',
});

export const logins = createFrontendModule({
  pluginId: 'kubernetes',
  extensions: [
    ApiBlueprint.make({
      name: 'logins',
      params: defineParams =>
        defineParams({
          api: kubernetesLoginsApiRef,
          deps: {
            google: googleAuthApiRef,
            microsoft: microsoftAuthApiRef,
            keycloak: keycloakAuthApiRef,
          },
          factory: ({ google, microsoft, keycloak }) =>
            KubernetesLogins.fromAuthApis({
              google,
              microsoft,
              oidc: { keycloak },
            }),
        }),
    }),
  ],
});
