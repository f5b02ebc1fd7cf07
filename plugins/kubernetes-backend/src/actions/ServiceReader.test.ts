import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { CallerGate, LOOK_COST } from '../routes/CallerGate';
import { ServiceReader, ServiceReaderOptions } from './ServiceReader';

const REF = 'component:default/shop';

function start() {
  const run = jest.fn(
    (
      _user: string,
      _signal: AbortSignal,
      task: () => Promise<unknown>,
      _cost: number,
    ) => task(),
  );
  const authorizeCaller = jest.fn(async () => ({ entity: { kind: 'x' } }));
  const locate = jest.fn(async () => ({ clusters: [] }));
  const snapshot = jest.fn(async () => ({ hello: {}, clusters: [] }));
  const reader = new ServiceReader({
    auth: mockServices.auth(),
    access: { authorizeCaller } as unknown as ServiceReaderOptions['access'],
    gate: { run } as unknown as CallerGate,
    pipeline: {
      locate,
      snapshot,
      toBrokenMessage: jest.fn(),
    } as unknown as ServiceReaderOptions['pipeline'],
  });
  return { authorizeCaller, locate, reader, run, snapshot };
}

it('reads for a user within the limits of a tab, with their own permissions', async () => {
  const { authorizeCaller, reader, run } = start();
  await reader.read(mockCredentials.user('user:default/ada'), REF);
  expect(run).toHaveBeenCalledTimes(1);
  expect(run.mock.calls[0][0]).toBe('user:default/ada');
  expect(run.mock.calls[0][3]).toBe(LOOK_COST);
  expect(authorizeCaller).toHaveBeenCalledWith(
    expect.objectContaining({ userEntityRef: 'user:default/ada' }),
    { kind: 'component', namespace: 'default', name: 'shop' },
  );
});

it('does not limit a service', async () => {
  const { authorizeCaller, reader, run } = start();
  await reader.read(mockCredentials.service(), REF);
  expect(run).not.toHaveBeenCalled();
  expect(authorizeCaller).toHaveBeenCalledTimes(1);
});

it('reads nothing without the permission', async () => {
  const { authorizeCaller, locate, reader, snapshot } = start();
  authorizeCaller.mockRejectedValue(new Error('not allowed'));
  await expect(reader.read(mockCredentials.user(), REF)).rejects.toThrow(
    'not allowed',
  );
  expect(locate).not.toHaveBeenCalled();
  expect(snapshot).not.toHaveBeenCalled();
});

it('takes a reference without a kind as a component', async () => {
  const { authorizeCaller, reader } = start();
  await reader.read(mockCredentials.user(), 'games/shop');
  expect(authorizeCaller).toHaveBeenCalledWith(expect.anything(), {
    kind: 'component',
    namespace: 'games',
    name: 'shop',
  });
});

it.each(['', 'a:b:c/d/e'])('refuses %j before it asks anything', async ref => {
  const { authorizeCaller, reader } = start();
  await expect(reader.read(mockCredentials.user(), ref)).rejects.toThrow();
  expect(authorizeCaller).not.toHaveBeenCalled();
});
