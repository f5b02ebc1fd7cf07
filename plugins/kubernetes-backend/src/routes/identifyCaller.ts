import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Caller, UserTokens } from '../auth';

/** Identifies the caller: a signed-in user or a service. Throws AuthenticationError. */
export async function identifyCaller(
  {
    auth,
    httpAuth,
  }: { readonly auth: AuthService; readonly httpAuth: HttpAuthService },
  request: Request,
): Promise<Caller> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  return toCaller(auth, credentials, request.headers);
}

/** The caller with these credentials, which were checked before. */
export function toCaller(
  auth: AuthService,
  credentials: BackstageCredentials,
  headers: Request['headers'] = {},
): Caller {
  return {
    credentials,
    userEntityRef: auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined,
    tokens: UserTokens.fromHeaders(headers),
  };
}
