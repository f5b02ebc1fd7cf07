import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useContextName, useOwnContexts } from './useContextName';

const bucketOf = (storage: StorageApi) =>
  storage.forBucket('kubernetes.contexts');

function start(storage: StorageApi, cluster = 'eu') {
  return renderHook(({ name }) => useContextName({ name }), {
    initialProps: { name: cluster },
    wrapper: ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

it('remembers the own name for a cluster, and forgets an empty one', async () => {
  const storage = mockApis.storage();
  const { result } = start(storage);
  const { name } = result.current;
  expect(result.current).toMatchObject({ own: undefined });
  expect(result.current.source).not.toBe('own');
  act(() => result.current.setOwn('mine'));
  const mine = { name: 'mine', own: 'mine', source: 'own' };
  expect(result.current).toMatchObject(mine);
  expect(bucketOf(storage).snapshot('eu').value).toBe('mine');
  act(() => result.current.setOwn(''));
  expect(result.current).toMatchObject({ name, own: undefined });
  expect(bucketOf(storage).snapshot('eu').presence).toBe('absent');
});

it('has the name of each cluster for itself', async () => {
  const storage = mockApis.storage();
  await bucketOf(storage).set('us', 'theirs');
  const { result, rerender } = start(storage);
  act(() => result.current.setOwn('mine'));
  rerender({ name: 'us' });
  await waitFor(() => expect(result.current.own).toBe('theirs'));
  rerender({ name: 'ap' });
  await waitFor(() => expect(result.current.own).toBeUndefined());
});

it('follows what other tabs store, for the cluster that is shown', async () => {
  const storage = mockApis.storage();
  const { result } = start(storage);
  await act(() => bucketOf(storage).set('us', 'theirs'));
  await act(() => bucketOf(storage).set('eu', 'ours'));
  await waitFor(() => expect(result.current.own).toBe('ours'));
});

it('ignores what is no name, and keeps one that cannot be stored', async () => {
  const storage = mockApis.storage();
  await bucketOf(storage).set('eu', 42);
  const { result } = start(storage);
  expect(result.current.own).toBeUndefined();
  const bucket = bucketOf(storage);
  jest.spyOn(storage, 'forBucket').mockReturnValue(bucket);
  jest.spyOn(bucket, 'set').mockRejectedValue(new Error('full'));
  const kept = start(storage).result;
  act(() => kept.current.setOwn('mine'));
  expect(kept.current.own).toBe('mine');
});

it('lists the own names of clusters that have one', async () => {
  const storage = mockApis.storage();
  await bucketOf(storage).set('eu', 'mine');
  await bucketOf(storage).set('us', '');
  const clusters = ['eu', 'us', 'ap'].map(name => ({ head: { name } }));
  const { result } = renderHook(() => useOwnContexts(clusters), {
    wrapper: ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        {children}
      </TestApiProvider>
    ),
  });
  expect([...result.current]).toEqual([['eu', 'mine']]);
});

it('leaves the storage when it goes', () => {
  const storage = mockApis.storage();
  const bucket = bucketOf(storage);
  jest.spyOn(storage, 'forBucket').mockReturnValue(bucket);
  const unsubscribe = jest.fn();
  jest.spyOn(bucket, 'observe$').mockReturnValue({
    subscribe: () => ({ unsubscribe, closed: false }),
  } as never);
  const { unmount } = start(storage);
  expect(unsubscribe).not.toHaveBeenCalled();
  unmount();
  expect(unsubscribe).toHaveBeenCalledTimes(1);
});
