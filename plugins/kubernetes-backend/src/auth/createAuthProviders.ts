import { UserInfoService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { AuthProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { KubeconfigStore } from '../clusters/KubeconfigStore';
import { KubernetesConfig } from '../config';
import { FileCache } from '../util/FileCache';
import { GetGoogleToken } from '../util/googleToken';
import { AnonymousAuthProvider } from './AnonymousAuthProvider';
import { AwsAuthProvider, awsKeysFrom } from './AwsAuthProvider';
import { AzureAuthProvider } from './AzureAuthProvider';
import { ClientCertificateAuthProvider } from './ClientCertificateAuthProvider';
import { GoogleServiceAccountAuthProvider } from './GoogleServiceAccountAuthProvider';
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
  readonly rootConfig: Config;
  readonly getGoogleToken: GetGoogleToken;
}

/** All built-in auth providers. */
export function createAuthProviders(
  config: KubernetesConfig,
  services: AuthProviderServices,
): readonly AuthProvider[] {
  const { files, kubeconfigs, userInfo } = services;
  const serviceAccount = new ServiceAccountAuthProvider(files);
  return [
    serviceAccount,
    new ImpersonationAuthProvider({
      base: serviceAccount,
      userInfo,
      names: config.impersonation,
      problem: config.impersonationProblem,
    }),
    ...USER_TOKEN_AUTH_PROVIDERS.map(
      options => new UserTokenAuthProvider(options),
    ),
    new GoogleServiceAccountAuthProvider(services.getGoogleToken),
    new AwsAuthProvider({ getKeys: awsKeysFrom(services.rootConfig) }),
    new AzureAuthProvider(),
    new ClientCertificateAuthProvider(files),
    new KubeconfigAuthProvider(kubeconfigs),
    new AnonymousAuthProvider(),
  ];
}
