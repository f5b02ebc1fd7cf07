import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useTour } from './useTour';

const bucketOf = (storage: StorageApi) => storage.forBucket('kubernetes.tour');

const start = (storage: StorageApi, isOn = true) =>
  renderHook(() => useTour(isOn), {
    wrapper: ({ children }: PropsWithChildren) => (
      <TestApiProvider apis={[[storageApiRef, storage]]}>
        {children}
      </TestApiProvider>
    ),
  }).result;

it.each(['start', 'dismiss'] as const)(
  'is new until it was seen: %s',
  async action => {
    const storage = mockApis.storage();
    const tour = start(storage);
    expect(tour.current).toMatchObject({ isNew: true, isRunning: false });
    act(() => tour.current[action]?.());
    const isRunning = action === 'start';
    expect(tour.current).toMatchObject({ isNew: false, isRunning });
    expect(start(storage).current.isNew).toBe(false);
    act(() => tour.current.dismiss());
    expect(tour.current.isRunning).toBe(false);
  },
);

it('is not new while nobody knows whether it was seen', () => {
  const storage = mockApis.storage();
  const bucket = bucketOf(storage);
  jest.spyOn(storage, 'forBucket').mockReturnValue(bucket);
  jest
    .spyOn(bucket, 'snapshot')
    .mockReturnValue({ key: 'seen', presence: 'unknown', value: undefined });
  expect(start(storage).current.isNew).toBe(false);
});

it('is not new any more when another tab has seen it', async () => {
  const storage = mockApis.storage();
  const tour = start(storage);
  await act(() => bucketOf(storage).set('seen', true));
  expect(tour.current.isNew).toBe(false);
});

it('stays seen where that cannot be stored', async () => {
  const storage = mockApis.storage();
  const bucket = bucketOf(storage);
  jest.spyOn(storage, 'forBucket').mockReturnValue(bucket);
  jest.spyOn(bucket, 'set').mockRejectedValue(new Error('full'));
  const tour = start(storage);
  await act(async () => tour.current.dismiss());
  expect(tour.current.isNew).toBe(false);
});

it('is neither new nor can be started where it is switched off', () => {
  const { isNew, start: begin } = start(mockApis.storage(), false).current;
  expect([isNew, begin]).toEqual([false, undefined]);
});
