import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { kubernetesAdditions } from './modules/kubernetesAdditions';
import { navModule } from './modules/nav';
import { rolloutsModule } from './modules/rollouts';
import { signInModule } from './modules/signIn';

/** All other plugins, Podlight's among them, are found by feature discovery (`app.packages`). */
export default createApp({
  features: [
    catalogPlugin,
    kubernetesAdditions,
    navModule,
    rolloutsModule,
    signInModule,
  ],
});
