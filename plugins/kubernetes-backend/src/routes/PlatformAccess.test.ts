import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { kubernetesClustersReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { Request } from 'express';
import { PlatformAccess } from './PlatformAccess';

const REQUEST = { headers: {} } as Request;

function setUp(result: AuthorizeResult) {
  const permissions = mockServices.permissions.mock();
  permissions.authorize.mockResolvedValue([{ result } as never]);
  const credentials = mockCredentials.user('user:default/jo');
  const httpAuth = mockServices.httpAuth.mock();
  httpAuth.credentials.mockResolvedValue(credentials as never);
  const auth = mockServices.auth();
  const access = new PlatformAccess({ auth, httpAuth, permissions });
  return { access, credentials, httpAuth, permissions };
}

describe('PlatformAccess', () => {
  it('lets a caller with the permission see clusters', async () => {
    const { access, credentials, permissions } = setUp(AuthorizeResult.ALLOW);
    const caller = await access.authorize(REQUEST);
    expect(caller.userEntityRef).toBe('user:default/jo');
    expect(permissions.authorize).toHaveBeenCalledWith(
      [{ permission: kubernetesClustersReadPermission }],
      { credentials },
    );
  });

  it.each([AuthorizeResult.DENY, AuthorizeResult.CONDITIONAL])(
    'refuses after %s',
    async result => {
      const { access } = setUp(result);
      await expect(access.authorize(REQUEST)).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining(kubernetesClustersReadPermission.name),
      });
    },
  );

  it('asks nobody about a caller who is not signed in', async () => {
    const { access, httpAuth, permissions } = setUp(AuthorizeResult.ALLOW);
    httpAuth.credentials.mockRejectedValue(new Error('sign in'));
    await expect(access.authorize(REQUEST)).rejects.toThrow('sign in');
    expect(permissions.authorize).not.toHaveBeenCalled();
    expect(httpAuth.credentials).toHaveBeenCalledWith(REQUEST, {
      allow: ['user', 'service'],
    });
  });
});
