import { AuthService, HttpAuthService } from '@backstage/backend-plugin-api';
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
  return {
    credentials,
    userEntityRef: auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : undefined,
    tokens: UserTokens.fromHeaders(request.headers),
  };
}
