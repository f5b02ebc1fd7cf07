import { RawOwnerReference } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { timestamp } from '@podlight/fake-kubernetes-api-server';
import { PlacedObject } from '../../world/Controller';
import { Revision, templateHash, WorkloadContext } from '../../world/context';
import { Moment } from '../Life';
import { metadata, place } from '../objects';
import { HASH_LABEL, replicaSetName } from './sides';

const METRIC = 'success-rate';
const INTERVAL_MS = 60_000;

/** What was measured, a minute apart, the last of it when the stage began. */
function measurements(values: readonly string[], untilMs: number) {
  return values.map((value, index) => {
    const startedMs = untilMs - (values.length - 1 - index) * INTERVAL_MS;
    return {
      phase: Number(value.slice(1, -1)) >= 0.95 ? 'Successful' : 'Failed',
      value,
      startedAt: timestamp(startedMs),
      finishedAt: timestamp(startedMs + 1_000),
    };
  });
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  analyzing: ['[0.991]'],
  aborted: ['[0.982]', '[0.871]', '[0.853]', '[0.847]'],
  promoted: ['[0.991]', '[0.993]', '[0.99]', '[0.994]', '[0.992]'],
};

const PHASES: Readonly<Record<string, string>> = {
  analyzing: 'Running',
  aborted: 'Failed',
  promoted: 'Successful',
};

/** The analysis of the fourth step, from when it begins; without the service's label. */
export function analysisRun(
  context: WorkloadContext,
  revision: Revision,
  { stage, sinceMs }: Moment,
  owner: RawOwnerReference,
): readonly PlacedObject[] {
  const phase = PHASES[stage];
  if (phase === undefined) return [];
  const name = `${replicaSetName(context, revision)}-${revision.number}-3`;
  const values = VALUES[stage];
  const measured = measurements(values, sinceMs);
  const failed = measured.filter(each => each.phase === 'Failed').length;
  const successful = measured.length - failed;
  const message =
    phase === 'Failed'
      ? `Metric "${METRIC}" assessed Failed due to failed (${failed}) > failureLimit (2)`
      : undefined;
  return [
    place('analysisruns.argoproj.io', {
      metadata: metadata(context, {
        kind: 'AnalysisRun',
        name,
        owner,
        createdMs: sinceMs - values.length * INTERVAL_MS,
        generation: 1,
        labels: {
          'rollout-type': 'Step',
          'step-index': '3',
          [HASH_LABEL]: templateHash(context, revision),
        },
        annotations: {
          'rollout.argoproj.io/revision': String(revision.number),
        },
      }),
      spec: {
        args: [{ name: 'service', value: context.name }],
        metrics: [
          {
            name: METRIC,
            interval: '1m',
            count: 5,
            failureLimit: 2,
            successCondition: 'result[0] >= 0.95',
            provider: {
              prometheus: {
                address: 'http://prometheus.monitoring:9090',
                query:
                  'sum(rate(http_requests_total{service="{{args.service}}",code!~"5.."}[2m])) / sum(rate(http_requests_total{service="{{args.service}}"}[2m]))',
              },
            },
          },
        ],
      },
      status: {
        phase,
        ...(message && { message }),
        metricResults: [
          {
            name: METRIC,
            phase,
            count: measured.length,
            ...(failed > 0 ? { failed } : {}),
            successful,
            measurements: measured,
            ...(message && { message }),
          },
        ],
        runSummary: {
          count: 1,
          ...(phase === 'Failed' ? { failed: 1 } : {}),
          ...(phase === 'Successful' ? { successful: 1 } : {}),
        },
        dryRunSummary: {},
        startedAt: measured[0].startedAt,
        ...(phase === 'Running' ? {} : { completedAt: timestamp(sinceMs) }),
      },
    }),
  ];
}
