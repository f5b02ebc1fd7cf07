import { UsageFollower } from '@podlight/backstage-plugin-kubernetes-react';
import { renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { UsageProvider, useUsage } from './UsageContext';

const EU = ['eu'];
const US = ['us'];

function aFollower() {
  const asked: string[] = [];
  const snapshot = { clusters: new Map() };
  return {
    /** The clusters that are asked for now. */
    asked,
    follower: {
      getSnapshot: () => snapshot,
      subscribe: () => () => undefined,
      want: (clusters: readonly string[]) => {
        asked.push(...clusters);
        return () => {
          for (const each of clusters) asked.splice(asked.indexOf(each), 1);
        };
      },
    } as unknown as UsageFollower,
  };
}

it('asks for the clusters that are shown, and for no others', () => {
  const { asked, follower } = aFollower();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <UsageProvider follower={follower} pods={[]} isPaused>
      {children}
    </UsageProvider>
  );
  const { result, rerender, unmount } = renderHook(
    ({ clusters }) => useUsage(clusters),
    { wrapper, initialProps: { clusters: EU } },
  );
  expect(result.current).toMatchObject({ isFollowed: true, isPaused: true });
  expect(asked).toEqual(['eu']);
  rerender({ clusters: US });
  expect(asked).toEqual(['us']);
  unmount();
  expect(asked).toEqual([]);
});

it('knows nothing outside of the tab', () => {
  const { result } = renderHook(() => useUsage(EU));
  expect(result.current).toMatchObject({
    isFollowed: false,
    isPaused: false,
    pods: [],
  });
  expect(result.current.clusters.size).toBe(0);
});
