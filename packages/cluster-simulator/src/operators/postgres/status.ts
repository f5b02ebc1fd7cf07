import { timestamp } from '@podlight/fake-kubernetes-api-server';
import { PlanOf } from '../../scenario/operated';
import { WorkloadContext } from '../../world/context';
import { Moment } from '../Life';
import { condition } from '../objects';
import { Instances } from './instances';

/** How long the certificates of a Cluster are valid. */
const CERTIFICATE_MS = 90 * 86_400_000;

function describePhase(stage: string, { names: [, second] }: Instances) {
  switch (stage) {
    case 'failing-over':
      return {
        phase: 'Failing over',
        phaseReason: `Failing over to ${second}`,
      };
    case 'rejoining':
      return {
        phase: 'Waiting for the instances to become active',
        phaseReason: 'Some instances are not yet active. Please wait.',
      };
    default:
      return { phase: 'Cluster in healthy state' };
  }
}

/** What CloudNativePG writes. */
export function clusterStatus(
  context: WorkloadContext,
  plan: PlanOf<'postgres'>,
  instances: Instances,
  { stage, sinceMs, pods }: Moment,
) {
  const { names, primary, failing } = instances;
  const hasMoved = primary !== names[0];
  const ready = pods.filter(pod => pod.isReady).length;
  const isHealthy = failing === undefined && ready >= plan.instances;
  const changedMs = stage === 'healthy' ? context.createdMs + 60_000 : sinceMs;
  const expiration = timestamp(context.epochMs + CERTIFICATE_MS);
  return {
    availableArchitectures: [{ goArch: 'amd64' }, { goArch: 'arm64' }],
    certificates: {
      clientCASecret: `${plan.name}-ca`,
      expirations: {
        [`${plan.name}-ca`]: expiration,
        [`${plan.name}-server`]: expiration,
      },
      serverCASecret: `${plan.name}-ca`,
      serverTLSSecret: `${plan.name}-server`,
    },
    conditions: [
      condition(
        isHealthy
          ? {
              type: 'Ready',
              status: 'True',
              reason: 'ClusterIsReady',
              message: 'Cluster is Ready',
            }
          : {
              type: 'Ready',
              status: 'False',
              reason: 'ClusterIsNotReady',
              message: 'Cluster Is Not Ready',
            },
        changedMs,
      ),
      condition(
        {
          type: 'ContinuousArchiving',
          status: 'True',
          reason: 'ContinuousArchivingSuccess',
          message: 'Continuous archiving is working',
        },
        context.createdMs + 90_000,
      ),
    ],
    currentPrimary: primary,
    currentPrimaryTimestamp: timestamp(
      hasMoved ? sinceMs : context.createdMs + 60_000,
    ),
    ...(stage === 'failing-over'
      ? { currentPrimaryFailingSinceTimestamp: timestamp(sinceMs) }
      : {}),
    targetPrimary: stage === 'failing-over' ? names[1] : primary,
    instanceNames: names,
    instances: names.length,
    readyInstances: ready,
    instancesStatus: {
      healthy: names.filter(name => name !== failing),
      ...(stage === 'failing-over' ? { failed: [failing] } : {}),
      ...(stage === 'rejoining' ? { replicating: [failing] } : {}),
    },
    latestGeneratedNode: names.length,
    healthyPVC: names,
    pvcCount: names.length,
    ...describePhase(stage, instances),
    readService: `${plan.name}-r`,
    writeService: `${plan.name}-rw`,
    timelineID: hasMoved ? 2 : 1,
    topology: { successfullyExtracted: true, nodesUsed: names.length },
    image: `ghcr.io/cloudnative-pg/postgresql:${plan.version}`,
  };
}
