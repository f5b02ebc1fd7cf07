import { timestamp, digest } from '@podlight/fake-kubernetes-api-server';
import { PlanOf, STAGES } from '../scenario/operated';
import { WorkloadContext } from '../world/context';
import { Life, Moment } from './Life';
import {
  condition,
  ConditionInput,
  metadata,
  operatorEvents,
  place,
  serviceLabel,
} from './objects';

const API = 'helm.toolkit.fluxcd.io/v2';
const TIMEOUT = '5m0s';

interface Release {
  /** `shop/warehouse` */
  readonly fullName: string;
  readonly name: string;
  readonly old: string;
  readonly next: string;
}

const upgradeFailed = ({ fullName, name, next }: Release) =>
  `Helm upgrade failed for release ${fullName} with chart ${name}@${next}: context deadline exceeded`;
const rolledBack = ({ fullName, name, old }: Release) =>
  `Helm rollback to previous release ${fullName}.v14 with chart ${name}@${old} succeeded`;

function conditionsAt(
  release: Release,
  stage: string,
): readonly ConditionInput[] {
  const { fullName, name, old, next } = release;
  switch (stage) {
    case 'upgrading': {
      const message = `Running 'upgrade' action with timeout of ${TIMEOUT}`;
      const reason = 'Progressing';
      return [
        { type: 'Reconciling', status: 'True', reason, message },
        { type: 'Ready', status: 'Unknown', reason, message },
      ];
    }
    case 'failed':
      return [
        {
          type: 'Ready',
          status: 'False',
          reason: 'RollbackSucceeded',
          message: rolledBack(release),
        },
        {
          type: 'Stalled',
          status: 'True',
          reason: 'RetriesExceeded',
          message: 'Failed to upgrade after 1 attempt(s)',
        },
        {
          type: 'Released',
          status: 'False',
          reason: 'UpgradeFailed',
          message: upgradeFailed(release),
        },
        {
          type: 'Remediated',
          status: 'True',
          reason: 'RollbackSucceeded',
          message: rolledBack(release),
        },
      ];
    default: {
      const [number, version] = stage === 'upgraded' ? [17, next] : [14, old];
      const message = `Helm upgrade succeeded for release ${fullName}.v${number} with chart ${name}@${version}`;
      const reason = 'UpgradeSucceeded';
      return [
        { type: 'Ready', status: 'True', reason, message },
        { type: 'Released', status: 'True', reason, message },
      ];
    }
  }
}

function eventsAt(release: Release, stage: string) {
  switch (stage) {
    case 'failed':
      return [
        {
          type: 'Warning' as const,
          reason: 'UpgradeFailed',
          message: upgradeFailed(release),
          afterSeconds: -20,
        },
        {
          type: 'Normal' as const,
          reason: 'RollbackSucceeded',
          message: rolledBack(release),
        },
      ];
    case 'upgraded':
      return [
        {
          type: 'Normal' as const,
          reason: 'UpgradeSucceeded',
          message: conditionsAt(release, stage)[0].message ?? '',
        },
      ];
    default:
      return [];
  }
}

function historyEntry(
  { name, fullName }: Release,
  number: number,
  version: string,
  status: string,
  deployedMs: number,
) {
  return {
    chartName: name,
    chartVersion: version,
    configDigest: `sha256:${digest('values', fullName)}`,
    digest: `sha256:${digest('release', fullName, number)}`,
    firstDeployed: timestamp(deployedMs),
    lastDeployed: timestamp(deployedMs),
    name,
    namespace: fullName.split('/')[0],
    status,
    version: number,
  };
}

function history(
  context: WorkloadContext,
  release: Release,
  { stage, sinceMs }: Moment,
) {
  const { old, next } = release;
  const first = (status: string) =>
    historyEntry(release, 14, old, status, context.createdMs);
  switch (stage) {
    case 'failed':
      return [
        historyEntry(release, 16, old, 'deployed', sinceMs),
        historyEntry(release, 15, next, 'failed', sinceMs - 320_000),
        first('superseded'),
      ];
    case 'upgraded':
      return [
        historyEntry(release, 17, next, 'deployed', sinceMs),
        first('superseded'),
      ];
    default:
      return [first('deployed')];
  }
}

/** A HelmRelease; the objects of its chart are workloads of the scenario. */
export function helmReleaseLife(
  plan: PlanOf<'helmRelease'>,
  context: WorkloadContext,
): Life {
  const release: Release = {
    fullName: `${context.namespace}/${plan.name}`,
    name: plan.name,
    old: context.service.version,
    next: plan.version,
  };
  return {
    kind: 'HelmRelease',
    namespace: context.namespace,
    name: plan.name,
    stages: STAGES.helmRelease,
    createdMs: context.createdMs,
    wantedPods: () => [],
    objects(moment) {
      const { stage, sinceMs, generation } = moment;
      const isOld = stage === 'deployed';
      return [
        place('helmreleases.helm.toolkit.fluxcd.io', {
          metadata: metadata(context, {
            kind: 'HelmRelease',
            name: plan.name,
            createdMs: context.createdMs,
            generation,
            labels: serviceLabel(context),
          }),
          spec: {
            interval: '10m',
            timeout: TIMEOUT,
            chart: {
              spec: {
                chart: plan.name,
                version: isOld ? release.old : release.next,
                sourceRef: { kind: 'HelmRepository', name: 'charts' },
              },
            },
            releaseName: plan.name,
            upgrade: { remediation: { remediateLastFailure: true } },
          },
          status: {
            conditions: conditionsAt(release, stage).map(input =>
              condition(input, sinceMs, generation),
            ),
            ...(stage === 'failed' ? { failures: 1, upgradeFailures: 1 } : {}),
            helmChart: `flux-system/${context.namespace}-${plan.name}`,
            history: history(context, release, moment),
            lastAttemptedGeneration: generation,
            lastAttemptedReleaseAction: 'upgrade',
            lastAttemptedRevision: isOld ? release.old : release.next,
            observedGeneration:
              stage === 'upgrading' ? generation - 1 : generation,
            storageNamespace: context.namespace,
          },
        }),
        ...operatorEvents(
          context,
          moment,
          {
            apiVersion: API,
            kind: 'HelmRelease',
            name: plan.name,
            component: 'helm-controller',
          },
          eventsAt(release, stage),
        ),
      ];
    },
  };
}
