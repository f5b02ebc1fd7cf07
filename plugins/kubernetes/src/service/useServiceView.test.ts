import {
  initialServiceState,
  reduceService,
  ServiceMessage,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { renderHook } from '@testing-library/react';
import { aCluster, aFailedCluster, aHello, aPodRow } from '../fixtures';
import { useServiceView } from './useServiceView';

const stateAfter = (
  messages: readonly ServiceMessage[],
  from = initialServiceState,
): ServiceState => messages.reduce(reduceService, from);

const BOTH = stateAfter([
  aHello(['us', 'eu']),
  aCluster('us', [aPodRow({ name: 'web-10' })]),
  aCluster('eu', [aPodRow({ name: 'web-9' })]),
]);

const start = (service: ServiceState, isCutOff = false) =>
  renderHook(props => useServiceView(props.service, props.isCutOff), {
    initialProps: { service, isCutOff },
  });

it('has the pods of all clusters by name, and counts them', () => {
  const { current } = start(BOTH).result;
  expect(current.pods.map(({ row }) => row.name)).toEqual(['web-9', 'web-10']);
  expect(current.counts.ready).toBe(2);
  for (const pod of current.pods) {
    expect(current.podsByKey.get(pod.key)).toBe(pod);
  }
});

it('is incomplete while the connection is lost, and as long as a provider has a problem', () => {
  const { result, rerender } = start(BOTH);
  expect(result.current.clusterCounts.isIncomplete).toBeUndefined();
  rerender({ service: BOTH, isCutOff: true });
  expect(result.current.clusterCounts.isIncomplete).toBe(true);
  rerender({ service: BOTH, isCutOff: false });
  expect(result.current.clusterCounts.isIncomplete).toBeUndefined();
  const providerProblems = [{ provider: 'catalog', message: 'gone' }] as never;
  const hello = aHello(['us', 'eu'], { providerProblems });
  rerender({ service: stateAfter([hello], BOTH), isCutOff: false });
  expect(result.current.clusterCounts.isIncomplete).toBe(true);
});

it('derives anew only the cluster that changed', () => {
  const { result, rerender } = start(BOTH);
  const [us, eu] = result.current.clusters;
  const changed = stateAfter([aCluster('eu', [])], BOTH);
  rerender({ service: changed, isCutOff: false });
  expect(result.current.clusters[0]).toBe(us);
  expect(result.current.clusters[1]).not.toBe(eu);
  expect(result.current.pods.map(({ row }) => row.name)).toEqual(['web-10']);
});

it('names the clusters that could not be read', () => {
  const { current } = start(
    stateAfter([aHello(['us', 'eu']), aFailedCluster('eu')]),
  ).result;
  expect(current.unread).toHaveLength(1);
});
