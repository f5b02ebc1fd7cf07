import { UserInfoService } from '@backstage/backend-plugin-api';
import { AuthProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { KubeconfigStore } from '../clusters/KubeconfigStore';
import { KubernetesConfig } from '../config';
import { FileCache } from '../util/FileCache';
import { AnonymousAuthProvider } from './AnonymousAuthProvider';
import { ImpersonationAuthProvider } from './ImpersonationAuthProvider';
import { KubeconfigAuthProvider } from './KubeconfigAuthProvider';
import { ServiceAccountAuthProvider } from './ServiceAccountAuthProvider';
import {
  USER_TOKEN_AUTH_PROVIDERS,
  UserTokenAuthProvider,
} from './UserTokenAuthProvider';

export interface AuthProviderServices {
  readonly files: FileCache;
  readonly kubeconfigs: KubeconfigStore;
  readonly userInfo: UserInfoService;
}

/** All that are built in. */
export function createAuthProviders(
  config: KubernetesConfig,
  { files, kubeconfigs, userInfo }: AuthProviderServices,
): readonly AuthProvider[] {
  const serviceAccount = new ServiceAccountAuthProvider(files);
  return [
    serviceAccount,
    new ImpersonationAuthProvider({
      base: serviceAccount,
      userInfo,
      names: config.impersonation,
    }),
    ...USER_TOKEN_AUTH_PROVIDERS.map(
      options => new UserTokenAuthProvider(options),
    ),
    new KubeconfigAuthProvider(kubeconfigs),
    new AnonymousAuthProvider(),
  ];
}
