import {
  initialServiceState,
  reduceService,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { act, renderHook } from '@testing-library/react';
import { aCluster, aHello, aPodRow } from '../../fixtures';
import { useFirstPicture } from './useFirstPicture';

/** What a cluster has told: nothing, its pods, or everything. */
type Told = 'connecting' | 'partial' | 'live';

const PARTIAL = {
  phase: 'live',
  at: '2026-03-01T10:00:00Z',
  isPartial: true,
} as const;

const aService = (
  clusters: readonly Told[],
  entityRef = 'component:default/dice',
): ServiceState => {
  const names = clusters.map((_, i) => `cluster-${i}`);
  const messages = [
    aHello(names, { entityRef }),
    ...names
      .filter((_, i) => clusters[i] !== 'connecting')
      .map((name, i) =>
        aCluster(
          name,
          [],
          clusters[i] === 'partial' ? { state: PARTIAL } : undefined,
        ),
      ),
  ];
  return messages.reduce(reduceService, initialServiceState);
};

describe('useFirstPicture', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function show(service: ServiceState) {
    const { result, rerender } = renderHook(useFirstPicture, {
      initialProps: service,
    });
    return {
      picture: () => result.current,
      update: rerender,
      wait: (ms: number) => act(() => jest.advanceTimersByTime(ms)),
    };
  }

  it('is there 100 ms after the last news, once every cluster has told all', () => {
    const tab = show(aService(['live', 'connecting']));
    tab.wait(400);
    tab.update(aService(['live', 'live']));
    tab.wait(99);
    expect(tab.picture()).toBe('outline');
    tab.wait(1);
    expect(tab.picture()).toBe('pods');
    tab.wait(0);
    expect(tab.picture()).toBe('whole');
  });

  it('waits anew when findings follow the pods', () => {
    const tab = show(aService(['live']));
    tab.wait(90);
    tab.update(aService(['live']));
    tab.wait(90);
    expect(tab.picture()).toBe('outline');
  });

  it('is there half a second after the first cluster, though news keep coming', () => {
    const tab = show(aService(['live', 'live']));
    for (let waited = 0; waited < 500; waited += 50) {
      expect(tab.picture()).toBe('outline');
      tab.update(aService(['live', 'live']));
      tab.wait(50);
    }
    expect(tab.picture()).toBe('pods');
  });

  it('shows only the numbers while the causes that would move the pods are being read', () => {
    const tab = show(aService(['live', 'partial']));
    tab.wait(500);
    expect(tab.picture()).toBe('summary');
    tab.wait(1_499);
    expect(tab.picture()).toBe('summary');
    tab.wait(1);
    expect(tab.picture()).toBe('pods');
  });

  it('is whole at once when what was being read is known', () => {
    const tab = show(aService(['partial']));
    tab.wait(500);
    tab.update(aService(['live']));
    tab.wait(100);
    tab.wait(0);
    expect(tab.picture()).toBe('whole');
  });

  it('does not wait for a cluster that hangs, except with what is below the pods', () => {
    const tab = show(aService(['live', 'connecting']));
    tab.wait(500);
    expect(tab.picture()).toBe('pods');
    tab.wait(999);
    expect(tab.picture()).toBe('pods');
    tab.wait(1);
    expect(tab.picture()).toBe('whole');
  });

  it('keeps back what is below the pods for longer while a cluster is being read', () => {
    const tab = show(aService(['partial']));
    tab.wait(2_000);
    expect(tab.picture()).toBe('pods');
    tab.wait(2_999);
    expect(tab.picture()).toBe('pods');
    tab.wait(1);
    expect(tab.picture()).toBe('whole');
  });

  it('waits a second for the first cluster where pods are known already', () => {
    const known = aCluster('cluster-0', [aPodRow()], {
      state: { phase: 'connecting' },
    });
    const tab = show(reduceService(aService(['connecting']), known));
    tab.wait(500);
    expect(tab.picture()).toBe('summary');
    tab.wait(499);
    expect(tab.picture()).toBe('summary');
    tab.wait(1);
    expect(tab.picture()).toBe('pods');
  });

  it('names the clusters after two seconds where none answers', () => {
    const tab = show(aService(['connecting']));
    tab.wait(1_999);
    expect(tab.picture()).toBe('outline');
    tab.wait(1);
    expect(tab.picture()).toBe('pods');
  });

  it('stays while a cluster connects or is read again, and begins anew for another service', () => {
    const tab = show(aService(['live']));
    tab.wait(100);
    tab.wait(0);
    tab.update(aService(['connecting']));
    expect(tab.picture()).toBe('whole');
    tab.update(aService(['partial']));
    expect(tab.picture()).toBe('whole');
    tab.update(aService(['live'], 'component:default/other'));
    expect(tab.picture()).toBe('outline');
  });
});
