import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { FORBIDDEN } from '../__testUtils__/fakeConnection';
import { FileCache } from '../util/FileCache';
import { fail, ok } from '../util/Result';
import {
  ConnectivityProbe,
  ConnectivityProbeOptions,
} from './ConnectivityProbe';

const { signal } = new AbortController();

function setup(
  options: Partial<ConnectivityProbeOptions> = {},
  details: Partial<ClusterDetails> = {},
) {
  return new ConnectivityProbe({
    cluster: {
      name: 'one',
      url: 'https://10.0.0.1',
      authProvider: 'x',
      authMetadata: {},
      ...details,
    },
    files: new FileCache(),
    credential: async () =>
      ok({ kind: 'bearerToken', token: 'x', identity: 'x' }),
    transport: { getJson: async () => ok({ items: [] }) },
    ...options,
  });
}

describe('ConnectivityProbe', () => {
  it('skips DNS for an address, TLS for http, and the list where no request was made', async () => {
    const probe = setup({}, { url: 'http://10.0.0.1' });
    for (const step of ['dns', 'tls', 'list-pods'] as const) {
      expect(await probe.run(step, signal)).toEqual({
        skipped: expect.any(String),
      });
    }
  });

  it('asks for one pod with the credential of the caller, and keeps the answer', async () => {
    const getJson = jest.fn(async () => ok({ items: [] }));
    const probe = setup({ transport: { getJson } });
    expect(await probe.run('authenticate', signal)).toMatchObject({ ok: true });
    expect(await probe.run('list-pods', signal)).toMatchObject({ ok: true });
    expect(getJson.mock.calls).toEqual([
      [
        expect.objectContaining({ name: 'one' }),
        expect.objectContaining({ token: 'x' }),
        expect.objectContaining({
          path: '/api/v1/pods',
          query: { limit: '1' },
          signal,
        }),
      ],
    ]);
  });

  it('sends no request without a credential', async () => {
    const getJson = jest.fn();
    const failure = fail('credential', 'not signed in');
    const probe = setup({
      credential: async () => failure,
      transport: { getJson },
    });
    expect(await probe.run('authenticate', signal)).toBe(failure);
    expect(getJson).not.toHaveBeenCalled();
  });

  it('counts a forbidden request as an accepted credential that lacks permission', async () => {
    const probe = setup({ transport: { getJson: async () => FORBIDDEN } });
    expect(await probe.run('authenticate', signal)).toMatchObject({ ok: true });
    expect(await probe.run('list-pods', signal)).toBe(FORBIDDEN);
  });

  it('tells a credential that the API server ignores from an anonymous one', async () => {
    const forbidden = fail(
      'forbidden',
      'pods is forbidden: User "system:anonymous" cannot list resource "pods"',
      403,
    );
    const transport = { getJson: async () => forbidden };
    expect(
      await setup({ transport }).run('authenticate', signal),
    ).toMatchObject({
      ok: false,
      reason: { code: 'unauthenticated', status: 403 },
    });
    const anonymous = setup({
      transport,
      credential: async () => ok({ kind: 'anonymous', identity: 'x' }),
    });
    expect(await anonymous.run('authenticate', signal)).toMatchObject({
      ok: true,
    });
  });

  it('passes on every other failure as it is', async () => {
    const failure = fail('server-error', 'etcd is down', 500);
    const probe = setup({ transport: { getJson: async () => failure } });
    expect(await probe.run('authenticate', signal)).toBe(failure);
  });
});
