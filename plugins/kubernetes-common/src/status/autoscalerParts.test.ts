import { HorizontalPodAutoscaler, parseObject } from '../model';
import { anObject, secondsAgo } from '../testing';
import { autoscalerParts } from './autoscalerParts';

const lastScaleTime = secondsAgo(600);

const cpu = (value: object) => ({
  type: 'Resource',
  resource: { name: 'cpu', ...value },
});

const CPU = cpu({ target: { averageUtilization: 70 } });

const partsOf = (status: object, metrics: readonly object[] = [CPU]) =>
  autoscalerParts(
    parseObject(
      anObject('HorizontalPodAutoscaler', { name: 'web' })
        .withSpec({
          scaleTargetRef: { kind: 'Deployment', name: 'web' },
          minReplicas: 2,
          maxReplicas: 5,
          metrics,
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

it('compares each metric by what its target is: per pod, or a total', () => {
  const pods = { metric: { name: 'rps' } };
  const external = { metric: { name: 'queue' } };
  const { autoscaler } = partsOf(
    {
      currentMetrics: [
        {
          type: 'Pods',
          pods: { ...pods, current: { averageValue: '12', value: '24' } },
        },
        {
          type: 'External',
          external: {
            ...external,
            current: { averageValue: '45', value: '90' },
          },
        },
      ],
    },
    [
      { type: 'Pods', pods: { ...pods, target: { averageValue: '10' } } },
      { type: 'External', external: { ...external, target: { value: '100' } } },
    ],
  );
  expect(autoscaler?.metrics).toEqual([
    { name: 'rps', target: '10', current: '12' },
    { name: 'queue', target: '100', current: '90' },
  ]);
});

it('takes the first of two readings of one metric', () => {
  const { autoscaler } = partsOf({
    currentMetrics: [40, 50].map(averageUtilization =>
      cpu({ current: { averageUtilization } }),
    ),
  });
  expect(autoscaler?.metrics[0].current).toBe('40%');
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
