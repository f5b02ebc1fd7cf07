import { HorizontalPodAutoscaler, parseObject } from '../model';
import { anObject, secondsAgo } from '../testing';
import { autoscalerParts } from './autoscalerParts';

const lastScaleTime = secondsAgo(600);

const cpu = (value: object) => ({
  type: 'Resource',
  resource: { name: 'cpu', ...value },
});

const partsOf = (status: object) =>
  autoscalerParts(
    parseObject(
      anObject('HorizontalPodAutoscaler', { name: 'web' })
        .withSpec({
          scaleTargetRef: { kind: 'Deployment', name: 'web' },
          minReplicas: 2,
          maxReplicas: 5,
          metrics: [cpu({ target: { averageUtilization: 70 } })],
        })
        .withStatus({ ...status })
        .build(),
    ) as HorizontalPodAutoscaler,
  );

it('names its target, its limits and its metrics', () => {
  const { autoscaler } = partsOf({
    currentReplicas: 3,
    desiredReplicas: 4,
    currentMetrics: [cpu({ current: { averageUtilization: 95 } })],
  });
  expect(autoscaler).toEqual({
    target: { kind: 'Deployment', name: 'web' },
    ...{ min: 2, max: 5, current: 3, desired: 4 },
    metrics: [
      {
        name: 'cpu',
        target: '70%',
        current: '95%',
        percent: { target: 70, current: 95 },
      },
    ],
  });
});

it('shows a metric without a value as one that is not measured', () => {
  const [metric] = partsOf({}).autoscaler?.metrics ?? [];
  expect(metric).toEqual({
    name: 'cpu',
    target: '70%',
    percent: { target: 70 },
  });
});

it('is at its maximum since it was scaled there, never since its condition began', () => {
  const condition = {
    type: 'ScalingLimited',
    status: 'True',
    reason: 'TooManyReplicas',
    lastTransitionTime: secondsAgo(86_400),
  };
  const since = (status: object) =>
    partsOf({ conditions: [condition], ...status }).conditions?.map(
      each => each.since,
    );
  expect(since({ currentReplicas: 5, lastScaleTime })).toEqual([lastScaleTime]);
  expect(since({ currentReplicas: 5 })).toEqual([undefined]);
});
