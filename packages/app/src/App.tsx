import { createApp } from '@backstage/frontend-defaults';
import { catalogWithHealth } from './examples/catalogWithHealth';
import { kubernetesAdditions } from './modules/kubernetesAdditions';
import { navModule } from './modules/nav';
import { rolloutsModule } from './modules/rollouts';
import { signInModule } from './modules/signIn';

/** All other plugins, Podlight's among them, are found by feature discovery (`app.packages`). */
export default createApp({
  features: [
    catalogWithHealth,
    kubernetesAdditions,
    navModule,
    rolloutsModule,
    signInModule,
  ],
});
