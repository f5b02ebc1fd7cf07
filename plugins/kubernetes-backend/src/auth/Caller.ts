import { Principal } from '@podlight/backstage-plugin-kubernetes-node';
import { UserTokens } from './UserTokens';

/** Who is asking, with what their browser has sent along. Only the tokens that a provider asks for leave it. */
export interface Caller extends Principal {
  readonly tokens?: UserTokens;
}

/** What other people's code may know of a caller. */
export function principalOf({ credentials, userEntityRef }: Caller): Principal {
  return { credentials, userEntityRef };
}
