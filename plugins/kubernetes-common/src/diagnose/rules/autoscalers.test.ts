import { aPod, diagnoseObjects, podVerdicts, secondsAgo } from '../../testing';
import {
  autoscaler,
  built,
  eventOn,
  inShop,
  web,
  webPod,
} from '../testing/shop';

describe('autoscalers', () => {
  const atMax = {
    type: 'ScalingLimited',
    status: 'True',
    reason: 'TooManyReplicas',
  };
  const metrics = {
    type: 'ScalingActive',
    status: 'False',
    reason: 'FailedGetResourceMetric',
    message: 'unable to fetch metrics from resource metrics API',
  };

  it('warns without a metrics API, also on a healthy service', () => {
    expect(podVerdicts([web(), webPod(), autoscaler(metrics)])).toEqual([
      'warning HPAFailedGetMetrics',
    ]);
  });

  it('names the metrics without a value', () => {
    const cpu = { type: 'Resource', resource: { name: 'cpu' } };
    const current = { ...cpu, resource: { name: 'cpu', current: {} } };
    const queue = {
      type: 'External',
      external: { metric: { name: 'queue' }, target: { value: '5' } },
    };
    const raw = autoscaler(metrics, { metrics: [cpu, queue] }).build();
    Object.assign(raw.status ?? {}, { currentMetrics: [current] });
    const [{ params }] = diagnoseObjects([built(raw)]);
    expect(params.metrics).toBe('queue');
  });

  describe('with two metrics', () => {
    const cpu = { type: 'Resource', resource: { name: 'cpu' } };
    const queue = {
      type: 'External',
      external: { metric: { name: 'queue' }, target: { value: '5' } },
    };
    const active = {
      type: 'ScalingActive',
      status: 'True',
      reason: 'ValidMetricFound',
    };
    const verdicts = (
      isMeasured: boolean,
      event: { reason?: string; count?: number; lastSeenSecondsAgo?: number },
      condition: object = active,
    ) => {
      const raw = autoscaler(condition, { metrics: [cpu, queue] }).build();
      const current = { ...cpu, resource: { name: 'cpu', current: {} } };
      Object.assign(raw.status ?? {}, {
        currentMetrics: isMeasured ? [current, queue] : [{ type: '' }, current],
      });
      return diagnoseObjects([
        built(raw),
        eventOn('HorizontalPodAutoscaler', 'web', {
          reason: 'FailedGetExternalMetric',
          message: 'unable to get external metric shop/queue',
          count: 40,
          lastSeenSecondsAgo: 90,
          ...event,
        }),
      ]);
    };

    it('lacks one, which only events tell', () => {
      expect(verdicts(false, {})).toMatchObject([
        {
          ...{ class: 'HPAFailedGetMetrics', severity: 'warning' },
          params: {
            metrics: 'queue',
            variant: 'partial',
            message: 'unable to get external metric shop/queue',
          },
        },
      ]);
      expect(verdicts(false, {}, atMax).map(({ class: name }) => name)).toEqual(
        expect.arrayContaining(['HPAFailedGetMetrics', 'HPAAtMax']),
      );
    });

    it.each([
      ['has both now', true, {}],
      ['lacked one for a moment', false, { count: 9 }],
      ['lacked one some time ago', false, { lastSeenSecondsAgo: 601 }],
      ['changed its size', false, { reason: 'SuccessfulRescale' }],
    ])('is fine if it %s', (_, isMeasured, event) => {
      expect(verdicts(isMeasured, event)).toEqual([]);
    });
  });

  it("reports nothing in the pods' first two minutes", () => {
    const young = aPod(inShop('web-7c9d5-abcde', { ageSeconds: 60 })).ownedBy(
      'ReplicaSet',
      'web-7c9d5',
    );
    expect(podVerdicts([young, autoscaler(metrics)])).toEqual([]);
  });

  it("nests missing metrics of unready pods under the pods' finding", () => {
    const unready = {
      ...metrics,
      message:
        'did not receive metrics for targeted pods (pods might be unready)',
    };
    const findings = diagnoseObjects([
      webPod().crashLooping(),
      autoscaler(unready),
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0].symptoms[0].class).toBe('HPAFailedGetMetrics');
  });

  it.each([
    ['warning HPAAtMax', atMax],
    [
      'error HPATargetMissing',
      { type: 'AbleToScale', status: 'False', reason: 'FailedGetScale' },
    ],
    [
      'warning HPASelectorProblem',
      { type: 'ScalingActive', status: 'False', reason: 'AmbiguousSelector' },
    ],
  ])('finds %s', (verdict, condition) => {
    expect(podVerdicts([autoscaler(condition)])).toEqual([verdict]);
  });

  it.each([
    [{ type: 'ScalingLimited', status: 'True', reason: 'TooFewReplicas' }],
    [{ type: 'ScalingActive', status: 'False', reason: 'ScalingDisabled' }],
  ])('treats %j as benign', condition => {
    expect(podVerdicts([autoscaler(condition)])).toEqual([]);
  });

  it('is at its maximum since it was scaled there, if it says when', () => {
    const lastTransitionTime = secondsAgo(86_400);
    const condition = { ...atMax, lastTransitionTime };
    const since = (status: object) => {
      const raw = autoscaler(condition).build();
      Object.assign(raw, { status: { ...Object(raw.status), ...status } });
      return diagnoseObjects([built(raw)])[0].since;
    };
    const lastScaleTime = secondsAgo(600);
    // The condition has been true since it was about the minimum.
    expect(since({ currentReplicas: 5, lastScaleTime })).toBe(lastScaleTime);
    expect(since({ currentReplicas: 4, lastScaleTime })).toBeUndefined();
    expect(since({ currentReplicas: 5 })).toBeUndefined();
  });

  it('ignores a maximum that equals the minimum', () => {
    expect(podVerdicts([autoscaler(atMax, { minReplicas: 5 })])).toEqual([]);
  });

  it('reads the conditions that autoscaling/v1 keeps in an annotation', () => {
    const raw = autoscaler(atMax).build();
    raw.status = {};
    raw.metadata.annotations = {
      'autoscaling.alpha.kubernetes.io/conditions': JSON.stringify([atMax]),
    };
    expect(podVerdicts([{ build: () => raw }])).toEqual(['warning HPAAtMax']);
  });
});
