import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import {
  kubernetesApiFactory,
  kubernetesLoginsApiFactory,
} from '../apiFactories';

export const kubernetesApi = ApiBlueprint.make({
  params: defineParams => defineParams(kubernetesApiFactory),
});

export const kubernetesLogins = ApiBlueprint.make({
  name: 'logins',
  params: defineParams => defineParams(kubernetesLoginsApiFactory),
});
