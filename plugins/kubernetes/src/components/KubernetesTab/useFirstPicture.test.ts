import {
  initialServiceState,
  reduceService,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { act, renderHook } from '@testing-library/react';
import { aCluster, aHello, aPodRow } from '../../fixtures';
import { useFirstPicture } from './useFirstPicture';

const aService = (
  phases: readonly ('connecting' | 'live')[],
  entityRef = 'component:default/dice',
): ServiceState => {
  const names = phases.map((_, i) => `cluster-${i}`);
  const messages = [
    aHello(names, { entityRef }),
    ...names
      .filter((_, i) => phases[i] === 'live')
      .map(name => aCluster(name, [])),
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
      isShown: () => result.current,
      update: rerender,
      wait: (ms: number) => act(() => jest.advanceTimersByTime(ms)),
    };
  }

  it('is there 100 ms after the last news, once every cluster has answered', () => {
    const tab = show(aService(['live', 'connecting']));
    tab.wait(400);
    tab.update(aService(['live', 'live']));
    tab.wait(99);
    expect(tab.isShown()).toBe(false);
    tab.wait(1);
    expect(tab.isShown()).toBe(true);
  });

  it('waits anew when findings follow the pods', () => {
    const tab = show(aService(['live']));
    tab.wait(90);
    tab.update(aService(['live']));
    tab.wait(90);
    expect(tab.isShown()).toBe(false);
  });

  it('is there half a second after the first cluster, though news keep coming', () => {
    const tab = show(aService(['live', 'live']));
    for (let waited = 0; waited < 500; waited += 50) {
      expect(tab.isShown()).toBe(false);
      tab.update(aService(['live', 'live']));
      tab.wait(50);
    }
    expect(tab.isShown()).toBe(true);
  });

  it('does not wait for a cluster that hangs', () => {
    const tab = show(aService(['live', 'connecting']));
    tab.wait(500);
    expect(tab.isShown()).toBe(true);
  });

  it('does not wait longer for a cluster whose pods are known already', () => {
    const known = aCluster('cluster-0', [aPodRow()], {
      state: { phase: 'connecting' },
    });
    const tab = show(reduceService(aService(['connecting']), known));
    tab.wait(499);
    expect(tab.isShown()).toBe(false);
    tab.wait(1);
    expect(tab.isShown()).toBe(true);
  });

  it('names the clusters after two seconds where none answers', () => {
    const tab = show(aService(['connecting']));
    tab.wait(1_999);
    expect(tab.isShown()).toBe(false);
    tab.wait(1);
    expect(tab.isShown()).toBe(true);
  });

  it('stays while a cluster connects again, and begins anew for another service', () => {
    const tab = show(aService(['live']));
    tab.wait(100);
    tab.update(aService(['connecting']));
    expect(tab.isShown()).toBe(true);
    tab.update(aService(['live'], 'component:default/other'));
    expect(tab.isShown()).toBe(false);
  });
});
