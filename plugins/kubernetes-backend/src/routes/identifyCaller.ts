import { AuthService, HttpAuthService } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Caller, UserTokens } from '../auth';

/** Who is asking: anybody who is signed in, or a service. Throws AuthenticationError. */
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
