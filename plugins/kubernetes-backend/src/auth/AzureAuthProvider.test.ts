import { AzureAuthProvider } from './AzureAuthProvider';

const { signal } = new AbortController();

it('gives the token as the identity of Backstage, until it ends', async () => {
  const endsAt = new Date('2026-01-01T12:00:00Z');
  const getToken = jest.fn(async () => ({
    token: 'azure-token',
    expiresOnTimestamp: endsAt.getTime(),
  }));
  const provider = new AzureAuthProvider(getToken);
  expect(await provider.getCredential({ signal })).toEqual({
    kind: 'bearerToken',
    token: 'azure-token',
    expiresAt: endsAt,
    identity: 'azure',
  });
  expect(provider.scope).toBe('cluster');
  expect(getToken).toHaveBeenCalledWith(
    '6dae42f8-4368-4678-94ff-3960e28e3630/.default',
    signal,
  );
});
