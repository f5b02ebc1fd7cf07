import {
  FleetCell,
  FleetCluster,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterRegistry } from '../../clusters/ClusterRegistry';
import { MAX_UNBOUND } from '../binding/BoundRecords';
import { ClusterState, ClusterStates } from '../ClusterStates';
import { isUnwell } from '../isUnwell';
import { ServiceMatcher } from '../match';
import { NodePools } from '../nodes/NodePools';
import { MAX_RECORDS } from '../suspicion/lookAt';
import { LeftOutReason } from '../source/FleetSource';
import { KnownCluster, VerdictKeeper } from '../verdicts/VerdictKeeper';
import { FailureLog } from './FailureLog';
import {
  FailureHistory,
  FleetReader,
  ServiceCells,
  Subjects,
} from './FleetReader';

/** Said of a service in a cluster where it has more objects than are looked at, or in too many namespaces. */
export const TOO_MANY = `Its selector fits more than ${MAX_RECORDS.toLocaleString(
  'en',
)} objects here, objects in more than ${MAX_UNBOUND} namespaces of others, or too many in all clusters; select by a label of its own.`;

const LEFT_OUT: Readonly<Record<LeftOutReason, string>> = {
  'personal-credential':
    'Each user has their own credential for it, so the index can’t read it.',
  misconfigured: 'Its configuration is invalid.',
  'other-replica': 'Another replica of Backstage reads it.',
};

export interface MemoryFleetReaderOptions {
  readonly matcher: Pick<ServiceMatcher, 'services'>;
  readonly verdicts: Pick<VerdictKeeper, 'get'>;
  readonly states: Pick<ClusterStates, 'all' | 'isLive' | 'isListed'>;
  /** Whether a cluster has more records than are kept. */
  readonly isLimited: (cluster: string) => boolean;
  readonly registry: Pick<ClusterRegistry, 'getClusters'>;
  readonly failures: FailureLog;
  /** Absent where nodes are not read. */
  readonly nodePools?: Pick<NodePools, 'findPools'>;
}

/** What this process knows of the fleet. */
export class MemoryFleetReader implements FleetReader {
  readonly #options: MemoryFleetReaderOptions;

  constructor(options: MemoryFleetReaderOptions) {
    this.#options = options;
  }

  async readServices(
    subjects: Subjects,
  ): Promise<ReadonlyMap<string, ServiceCells>> {
    const { matcher, nodePools, states, verdicts } = this.#options;
    const seen = new Map<string, boolean>();
    const isSeen = (cluster: string) => {
      const known = seen.get(cluster) ?? this.#isSeen(cluster);
      seen.set(cluster, known);
      return known;
    };
    const services = new Map<string, ServiceCells>();
    for (const [entityRef, subject] of subjects) {
      const service = matcher.services.get(entityRef);
      const places = verdicts.get(entityRef);
      if (service?.subject !== subject || !places) continue;
      services.set(entityRef, {
        cells: [...places].map(([cluster, known]) =>
          toCell(cluster, known, isSeen(cluster), nodePools),
        ),
        unseen: [...service.clusters].filter(
          cluster => !isSeen(cluster) && !states.isListed(cluster),
        ),
      });
    }
    return services;
  }

  async readClusters(
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, FleetCluster>> {
    const { registry, states } = this.#options;
    const { clusters } = await registry.getClusters(signal);
    return new Map(
      clusters.map(({ name, title, region, parameters }) => [
        name,
        {
          name,
          ...(title !== undefined && { title }),
          ...(region !== undefined && { region }),
          ...(parameters !== undefined && { parameters }),
          ...toSight(states.all.get(name)),
          ...(this.#isPartial(name) && { isLimited: true }),
        },
      ]),
    );
  }

  async readHistory(subjects: Subjects): Promise<FailureHistory> {
    const { failures, matcher } = this.#options;
    const known = [...subjects]
      .filter(
        ([ref, subject]) => matcher.services.get(ref)?.subject === subject,
      )
      .map(([ref]) => ref);
    return failures.read(new Set(known));
  }

  /** What has been left out of a cluster may be what fails. */
  #isSeen(cluster: string): boolean {
    return this.#options.states.isLive(cluster) && !this.#isPartial(cluster);
  }

  #isPartial(cluster: string): boolean {
    const { isLimited, states } = this.#options;
    const limited = states.all.get(cluster)?.limited;
    return isLimited(cluster) || (limited !== undefined && limited.size > 0);
  }
}

/** What is unwell stays so while it is not seen: it is the last that is known. */
function toCell(
  cluster: string,
  known: KnownCluster,
  isSeen: boolean,
  nodePools: MemoryFleetReaderOptions['nodePools'],
): FleetCell {
  const { glance, verdict } = known;
  const { isLimited = false, pods, ready, versions, wrongOn } = glance;
  return {
    cluster,
    state: combineState(known, isSeen),
    pods,
    ready,
    ...(isLimited && { headline: TOO_MANY, isLimited }),
    ...(verdict &&
      isUnwell(verdict) && {
        since: verdict.since.toISOString(),
        headline: verdict.headline,
        classes: verdict.classes,
        ...(wrongOn &&
          nodePools && { nodePools: nodePools.findPools(cluster, wrongOn) }),
      }),
    ...(versions.length > 0 && { versions }),
  };
}

function combineState(
  { glance, verdict }: KnownCluster,
  isSeen: boolean,
): FleetState {
  if (verdict && isUnwell(verdict)) return verdict.state;
  if (!isSeen || glance.isUnread) return 'unseen';
  // What is not known of it may be what fails.
  if (verdict && glance.isLimited) return 'unseen';
  return verdict?.state ?? 'unknown';
}

/** Pods decide: a kind that may not be listed is a gap of that kind alone. */
function toSight(
  state: ClusterState | undefined,
): Pick<FleetCluster, 'sight' | 'message'> {
  if (state?.leftOut !== undefined) {
    return { sight: 'leftOut', message: LEFT_OUT[state.leftOut] };
  }
  const pods = state?.kinds.get('Pod');
  if (pods?.type === 'gap') {
    return { sight: 'gap', message: pods.reason.message };
  }
  return { sight: pods?.type === 'live' ? 'live' : 'listing' };
}
