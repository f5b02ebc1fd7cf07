import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { addSavedView, removeSavedView } from './savedViews';
import { useSavedViews } from './useSavedViews';

const VIEW = { id: 'a', title: 'Failing', query: 'status=failing' };
const OTHER = { id: 'b', title: 'By node', query: 'group=node' };

const bucketOf = (storage: StorageApi) => storage.forBucket('kubernetes.views');

const renderViews = (storage: StorageApi) => start(storage).result;

function start(storage: StorageApi) {
  return renderHook(() => useSavedViews(), {
    wrapper: ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

afterEach(() => jest.useRealTimers());

it('keeps a view, and follows what other tabs keep', async () => {
  const storage = mockApis.storage();
  const result = renderViews(storage);
  expect(result.current.views).toEqual([]);
  const outcome = await act(() =>
    result.current.change(stored => addSavedView(stored, VIEW)),
  );
  expect(outcome).toBe('done');
  expect(result.current.views).toEqual([VIEW]);
  await act(() => bucketOf(storage).set('views', { views: [VIEW, OTHER] }));
  await waitFor(() => expect(result.current.views).toEqual([VIEW, OTHER]));
});

it('changes what is stored at that moment, not what it has shown', async () => {
  const storage = mockApis.storage();
  const result = renderViews(storage);
  const { change } = result.current;
  await act(() => bucketOf(storage).set('views', { views: [VIEW, OTHER] }));
  await act(() => change(stored => removeSavedView(stored, VIEW.id)));
  expect(result.current.views).toEqual([OTHER]);
});

it('makes changes one after the other, also where the settings are slow', async () => {
  const storage = mockApis.storage();
  const bucket = bucketOf(storage);
  await bucket.set('views', { views: [VIEW, OTHER] });
  const set = bucket.set.bind(bucket);
  jest.spyOn(bucket, 'set').mockImplementation(async (...value) => {
    await new Promise(resolve => setTimeout(resolve));
    await set(...value);
  });
  const { change } = renderViews(storage).current;
  const outcomes = await act(() =>
    Promise.all(
      [VIEW, OTHER].map(({ id }) =>
        change(stored => removeSavedView(stored, id)),
      ),
    ),
  );
  expect(outcomes).toEqual(['done', 'done']);
  expect(bucket.snapshot('views').value).toEqual({ views: [] });
});

it('makes a change after one that failed', async () => {
  const result = renderViews(mockApis.storage());
  await expect(
    result.current.change(() => {
      throw new Error('a mistake');
    }),
  ).rejects.toThrow('a mistake');
  const outcome = await act(() =>
    result.current.change(stored => addSavedView(stored, VIEW)),
  );
  expect(outcome).toBe('done');
});

it('stores nothing where a change was refused', async () => {
  const storage = mockApis.storage();
  const set = jest.spyOn(bucketOf(storage), 'set');
  const result = renderViews(storage);
  const outcome = await act(() =>
    result.current.change(() => ({ ok: false, problem: 'too-many' })),
  );
  expect(outcome).toBe('too-many');
  expect(set).not.toHaveBeenCalled();
});

it('gives up on settings that do not say what is stored', async () => {
  const storage = mockApis.storage();
  const bucket = bucketOf(storage);
  jest
    .spyOn(bucket, 'snapshot')
    .mockReturnValue({ key: 'views', presence: 'unknown' });
  const set = jest.spyOn(bucket, 'set');
  const result = renderViews(storage);
  expect(result.current.views).toBeUndefined();
  jest.useFakeTimers();
  const outcome = result.current.change(stored => addSavedView(stored, VIEW));
  await act(() => jest.advanceTimersByTimeAsync(10_000));
  expect(await outcome).toBe('unread');
  expect(set).not.toHaveBeenCalled();
});

it('gives up on settings that do not say that a change is stored', async () => {
  const storage = mockApis.storage();
  jest
    .spyOn(bucketOf(storage), 'set')
    .mockReturnValueOnce(new Promise(() => undefined));
  const { change } = renderViews(storage).current;
  jest.useFakeTimers();
  const first = change(stored => addSavedView(stored, VIEW));
  const next = change(stored => addSavedView(stored, OTHER));
  await act(() => jest.advanceTimersByTimeAsync(10_000));
  expect(await first).toEqual({ message: 'No response within 10 s' });
  expect(await next).toBe('done');
});

it('leaves the settings when it goes', () => {
  const storage = mockApis.storage();
  const bucket = bucketOf(storage);
  jest.spyOn(storage, 'forBucket').mockReturnValue(bucket);
  const unsubscribe = jest.fn();
  jest.spyOn(bucket, 'observe$').mockReturnValue({
    subscribe: () => ({ unsubscribe, closed: false }),
  } as never);
  start(storage).unmount();
  expect(unsubscribe).toHaveBeenCalledTimes(1);
});
