import { secondsAgo } from '../testing';
import { scalingMoments } from './scalings';
import { aServiceCluster } from './testing/aServiceCluster';

const target = { kind: 'Deployment', name: 'web' };

const autoscalerOf = (lastScaledAt?: string) => ({
  ...{ kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'web-hpa' },
  autoscaler: {
    ...{ target, min: 1, max: 9, current: 4, desired: 4, metrics: [] },
    ...(lastScaledAt && { lastScaledAt }),
  },
});

it('is about what an autoscaler has scaled', () => {
  expect(
    scalingMoments(
      aServiceCluster({
        objects: [
          autoscalerOf(secondsAgo(300)),
          autoscalerOf(),
          { kind: 'Service', namespace: 'shop', name: 'web' },
        ],
      }),
    ),
  ).toEqual([
    {
      time: secondsAgo(300),
      about: { type: 'object', ...target, namespace: 'shop' },
      fact: { kind: 'scaling', isAutoscaler: true },
    },
  ]);
});

it('is about what somebody has scaled with kubectl', () => {
  const web = { kind: 'Deployment', namespace: 'shop', name: 'web' };
  const lastScale = { at: secondsAgo(60), by: 'kubectl' };
  expect(
    scalingMoments(
      aServiceCluster({
        workloads: [
          { ...web, lastScale },
          { ...web, name: 'api' },
        ],
      }),
    ),
  ).toEqual([
    {
      time: secondsAgo(60),
      about: { type: 'object', ...web },
      fact: { kind: 'scaling', isAutoscaler: false, by: 'kubectl' },
    },
  ]);
});
