import { Principal } from '@podlight/backstage-plugin-kubernetes-node';
import { UserTokens } from './UserTokens';

/** The caller and the user tokens from their browser. Only tokens that a provider asks for are passed on. */
export interface Caller extends Principal {
  readonly tokens?: UserTokens;
}

/** What third-party providers may know about a caller. */
export function toPrincipal({ credentials, userEntityRef }: Caller): Principal {
  return { credentials, userEntityRef };
}
