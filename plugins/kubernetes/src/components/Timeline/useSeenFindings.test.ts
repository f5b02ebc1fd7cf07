import {
  initialServiceState,
  reduceService,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { renderHook } from '@testing-library/react';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  FIXTURE_NOW,
} from '../../fixtures';
import { useSeenFindings } from './useSeenFindings';

it('remembers what ended while somebody watched', () => {
  const finding = aFinding(['dice-1']);
  const pods = [aPodRow({ name: 'dice-1' })];
  const after = (...messages: ServiceMessage[]) =>
    [aHello(['eu']), ...messages].reduce(reduceService, initialServiceState)
      .clusters;
  const failing = aCluster('eu', pods, { findings: [finding] });
  const { result, rerender } = renderHook(
    ({ clusters, now }) => useSeenFindings(clusters, now, true),
    { initialProps: { clusters: after(failing), now: FIXTURE_NOW } },
  );
  expect(result.current.ended).toEqual([]);
  const now = FIXTURE_NOW + 60_000;
  rerender({ clusters: after(failing, aCluster('eu', pods)), now });
  expect(result.current.ended).toEqual([{ cluster: 'eu', finding, to: now }]);
});
