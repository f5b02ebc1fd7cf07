import { parseMeta } from './meta';
import {
  parseCronJob,
  parseDaemonSet,
  parseDeployment,
  parseHorizontalPodAutoscaler,
  parseJob,
  parseReplicaSet,
  parseStatefulSet,
} from './workloads';

const META = parseMeta({ name: 'web', namespace: 'shop' })!;
const SELECTOR = { matchLabels: {}, matchExpressions: [] };
const TEMPLATE = { metadata: { labels: {} } };

describe('workloads of which nothing is known', () => {
  it('have the defaults of the API server', () => {
    expect(parseDeployment(META, {}).spec).toEqual({
      replicas: 1,
      paused: false,
      selector: SELECTOR,
      template: TEMPLATE,
    });
    expect(parseReplicaSet(META, {}).spec.replicas).toBe(1);
    expect(parseStatefulSet(META, {}).spec.replicas).toBe(1);
    expect(parseJob(META, {}).spec).toMatchObject({
      suspend: false,
      backoffLimit: 6,
    });
    expect(parseCronJob(META, {}).spec).toMatchObject({
      schedule: '',
      suspend: false,
    });
    expect(parseHorizontalPodAutoscaler(META, {}).spec).toEqual({
      scaleTargetRef: { kind: '', name: '' },
      minReplicas: 1,
      maxReplicas: 0,
      metrics: [],
    });
  });

  it('have counts of zero', () => {
    expect(parseDeployment(META, {}).status).toEqual({
      replicas: 0,
      updatedReplicas: 0,
      readyReplicas: 0,
      availableReplicas: 0,
      unavailableReplicas: 0,
      conditions: [],
    });
    expect(parseDaemonSet(META, {}).status).toMatchObject({
      desiredNumberScheduled: 0,
      numberReady: 0,
      numberMisscheduled: 0,
    });
    expect(parseJob(META, {}).status).toMatchObject({
      active: 0,
      succeeded: 0,
      failed: 0,
    });
  });

  it('tell scaled to zero from the default', () => {
    expect(parseDeployment(META, { spec: { replicas: 0 } }).spec.replicas).toBe(
      0,
    );
    expect(
      parseJob(META, { spec: { backoffLimit: 0 } }).spec.backoffLimit,
    ).toBe(0);
  });
});

describe('selectors and templates', () => {
  it('are read in both forms, without expressions that have no key', () => {
    const { spec } = parseDeployment(META, {
      spec: {
        selector: {
          matchLabels: { app: 'web' },
          matchExpressions: [
            { key: 'tier', operator: 'In', values: ['a', 5] },
            { operator: 'Exists' },
          ],
        },
        template: { metadata: { labels: { app: 'web' } }, spec: { x: 1 } },
      },
    });
    expect(spec.selector).toEqual({
      matchLabels: { app: 'web' },
      matchExpressions: [{ key: 'tier', operator: 'In', values: ['a'] }],
    });
    expect(spec.template).toEqual({ metadata: { labels: { app: 'web' } } });
  });

  it('of a CronJob are those of its Jobs and their pods', () => {
    const { spec } = parseCronJob(META, {
      spec: {
        schedule: '@daily',
        jobTemplate: {
          metadata: { labels: { job: 'x' } },
          spec: { template: { metadata: { labels: { pod: 'y' } } } },
        },
      },
    });
    expect(spec.jobTemplate).toEqual({
      metadata: { labels: { job: 'x' } },
      spec: { template: { metadata: { labels: { pod: 'y' } } } },
    });
  });
});

describe('statuses', () => {
  it('of each kind are read from their own fields', () => {
    const revision = { currentRevision: 'a', updateRevision: 'b' };
    expect(
      parseStatefulSet(META, {
        spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }, {}] },
        status: { ...revision, readyReplicas: 2, currentReplicas: 3 },
      }),
    ).toMatchObject({
      spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
      status: { ...revision, readyReplicas: 2, currentReplicas: 3 },
    });
    const daemons = {
      desiredNumberScheduled: 1,
      currentNumberScheduled: 2,
      numberReady: 3,
      numberAvailable: 4,
      numberUnavailable: 5,
      numberMisscheduled: 6,
      updatedNumberScheduled: 7,
    };
    expect(parseDaemonSet(META, { status: daemons }).status).toMatchObject(
      daemons,
    );
    const deployment = {
      observedGeneration: 9,
      replicas: 1,
      updatedReplicas: 2,
      readyReplicas: 3,
      availableReplicas: 4,
      unavailableReplicas: 5,
    };
    expect(parseDeployment(META, { status: deployment }).status).toMatchObject(
      deployment,
    );
    const at = '2026-01-01T12:00:00Z';
    expect(
      parseCronJob(META, {
        status: {
          lastScheduleTime: at,
          lastSuccessfulTime: 'never',
          active: [{ name: 'web-1' }, {}],
        },
      }).status,
    ).toEqual({ lastScheduleTime: at, active: ['web-1'] });
  });
});

describe('autoscalers', () => {
  it('read metrics of every type from the key of its name', () => {
    const { spec, status } = parseHorizontalPodAutoscaler(META, {
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'web' },
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { averageUtilization: 80 } },
          },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'memory',
              target: { averageValue: '1Gi' },
            },
          },
          {
            type: 'External',
            external: { metric: { name: 'queue' }, target: { value: '30' } },
          },
          { type: 'Pods', pods: {} },
          {},
        ],
      },
      status: {
        currentMetrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', current: { averageUtilization: 95 } },
          },
        ],
      },
    });
    expect(spec.metrics).toEqual([
      { type: 'Resource', name: 'cpu', averageUtilization: 80 },
      { type: 'ContainerResource', name: 'memory', averageValue: '1Gi' },
      { type: 'External', name: 'queue', value: '30' },
    ]);
    expect(status.currentMetrics).toEqual([
      { type: 'Resource', name: 'cpu', averageUtilization: 95 },
    ]);
  });

  it('read the CPU and the conditions of autoscaling/v1', () => {
    const conditions = [{ type: 'AbleToScale', status: 'False' }];
    const hpa = (encoded: string) =>
      parseHorizontalPodAutoscaler(META, {
        metadata: {
          annotations: {
            'autoscaling.alpha.kubernetes.io/conditions': encoded,
          },
        },
        spec: { targetCPUUtilizationPercentage: 70 },
        status: { currentCPUUtilizationPercentage: 90 },
      });
    expect(hpa(JSON.stringify(conditions))).toMatchObject({
      spec: { metrics: [{ name: 'cpu', averageUtilization: 70 }] },
      status: {
        currentMetrics: [{ name: 'cpu', averageUtilization: 90 }],
        conditions,
      },
    });
    expect(hpa('not JSON').status.conditions).toEqual([]);
  });
});
