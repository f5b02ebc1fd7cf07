import { ProxiedSignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

/** Signs in as guest without a click: this app is for demos and development. */
const guestSignInPage = SignInPageBlueprint.make({
  params: {
    loader: async () =>
      function GuestSignInPage(props) {
        return <ProxiedSignInPage {...props} provider="guest" />;
      },
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [guestSignInPage],
});
