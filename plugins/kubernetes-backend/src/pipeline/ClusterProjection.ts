import {
  addConfigWrites,
  ClusterMessage,
  clusterMessageSchema,
  ClusterObjects,
  ClusterReason,
  ClusterState,
  RequiredEvidence,
  Finding,
  findingSchema,
  KindProblem,
  Pod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ObservedObjects, Evidence, NO_EVIDENCE } from '../read';
import { scrubStrings } from '../scrub';
import { findBrokenField } from '../util/checkShape';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { Diagnosis } from './diagnosis';

export interface ClusterProjectionOptions {
  readonly cluster: string;
  readonly diagnosis: Diagnosis;
  readonly now: () => Date;
  /** Called when a stage of the diagnosis throws, which is a bug in this plugin, not a failure of the cluster. */
  readonly onFault: (stage: string, error: unknown) => void;
}

/** One outage shows as several of these: a connection is refused first and times out later. */
const OUT_OF_REACH: ReadonlySet<ClusterReason['code']> = new Set<
  ClusterReason['code']
>(['dns', 'unreachable', 'timeout', 'server-error', 'open-circuit']);

const NO_EVIDENCE_REQUIRED: RequiredEvidence = { events: [], previousLogs: [] };

type ObservedState = Extract<ObservedObjects, { type: 'objects' }>;

/**
 * Projects the objects and the evidence of one cluster to messages, and keeps the
 * last good rows while the cluster cannot be read. One for each shared subscription.
 */
export class ClusterProjection {
  readonly #options: ClusterProjectionOptions;
  #last: ObservedState | undefined;
  #evidence: Evidence = NO_EVIDENCE;
  #requiredEvidence: RequiredEvidence = NO_EVIDENCE_REQUIRED;
  /** Findings of the objects alone, as of their last evaluation. */
  #findingsWithoutEvidence: readonly Finding[] | undefined;
  #problem: { readonly since: string; readonly kind: string } | undefined;
  #readAt = '';
  /** When the cluster last answered: stale objects are judged as of that time. */
  #liveAt: Date | undefined;

  constructor(options: ClusterProjectionOptions) {
    this.#options = options;
  }

  /** The pods that were read last. */
  get pods(): readonly Pod[] {
    return this.#last?.objects.Pod ?? [];
  }

  /** Whether every type has answered. */
  get isComplete(): boolean {
    return this.#last?.isComplete ?? false;
  }

  /** The objects that were read last. */
  get objects(): ClusterObjects['objects'] {
    return this.#last?.objects ?? {};
  }

  /** Evidence that would make the current diagnosis more certain. */
  get requiredEvidence(): RequiredEvidence {
    return this.#requiredEvidence;
  }

  apply(observed: ObservedObjects): ClusterMessage {
    if (observed.type === 'failed') return this.#failed(observed.reason);
    this.#last = observed;
    this.#readAt = this.#options.now().toISOString();
    this.#requiredEvidence = this.#requireEvidence(observed);
    // Old evidence stays until there is newer one, so that a finding does not flicker.
    if (!isEvidenceRequired(this.#requiredEvidence))
      this.#evidence = NO_EVIDENCE;
    return this.#message(
      observed.staleReason
        ? this.#problemState('stale', observed.staleReason)
        : this.#liveState(),
    );
  }

  /**
   * Evaluates the same objects at a later time, since grace periods end without any
   * change in the cluster. Undefined when time makes no difference.
   */
  reevaluate(): ClusterMessage | undefined {
    if (!this.#last || this.#problem) return undefined;
    const now = this.#options.now();
    this.#readAt = now.toISOString();
    // Most clusters have no objects of a service; an empty result has no ages to update.
    if (isEmpty(this.#last.objects)) {
      this.#liveAt = now;
      return undefined;
    }
    this.#requiredEvidence = this.#requireEvidence(this.#last);
    return this.#message(this.#liveState());
  }

  addEvidence(evidence: Evidence): ClusterMessage {
    this.#evidence = evidence;
    const reason = this.#last?.staleReason;
    return this.#message(
      reason ? this.#problemState('stale', reason) : this.#liveState(),
    );
  }

  /** Derived from the objects alone, so that existing evidence is renewed, too. */
  #requireEvidence({
    objects,
    references = {},
    extents = [],
  }: ObservedState): RequiredEvidence {
    const { cluster, diagnosis, now } = this.#options;
    this.#findingsWithoutEvidence = undefined;
    return this.#guard('requiredEvidence', NO_EVIDENCE_REQUIRED, () => {
      const bare = { cluster, objects, references, extents };
      this.#findingsWithoutEvidence = diagnosis.detect(bare, now());
      return diagnosis.requiredEvidence(bare, this.#findingsWithoutEvidence);
    });
  }

  #failed(reason: ClusterReason): ClusterMessage {
    // Without the right to read, nothing that it showed may stay.
    if (reason.code === 'forbidden') this.#last = undefined;
    return this.#message(
      this.#problemState(this.#last ? 'stale' : 'failed', reason),
    );
  }

  #liveState(): ClusterState {
    this.#problem = undefined;
    this.#liveAt = this.#options.now();
    return { phase: 'live', at: this.#readAt };
  }

  /** A problem keeps its start for as long as its kind stays the same. */
  #problemState(
    phase: 'stale' | 'failed',
    reason: ClusterReason,
  ): ClusterState {
    const kind = OUT_OF_REACH.has(reason.code) ? 'out-of-reach' : reason.code;
    if (this.#problem?.kind !== kind) {
      this.#problem = {
        since:
          phase === 'stale' && this.#readAt !== ''
            ? this.#readAt
            : this.#options.now().toISOString(),
        kind,
      };
    }
    return { phase, since: this.#problem.since, reason };
  }

  #message(state: ClusterState): ClusterMessage {
    const { cluster, diagnosis, now } = this.#options;
    const view = this.#clusterObjects();
    const at = (state.phase === 'stale' && this.#liveAt) || now();
    // Most services are healthy: no evidence is required, and these findings are already known.
    const isSaid = state.phase === 'live' && this.#evidence === NO_EVIDENCE;
    const detected = this.#guard(
      'detect',
      [],
      () =>
        (isSaid && this.#findingsWithoutEvidence) || diagnosis.detect(view, at),
    ).filter(finding => this.#isValid(finding));
    const findings = this.#guard('configWrites', detected, () =>
      addConfigWrites(detected, view, this.#evidence.configMapTimes, at),
    );
    // Scrubbed here, where everything leaves; the diagnosis has to read what the cluster wrote.
    const message = scrubStrings<ClusterMessage>({
      type: 'cluster',
      cluster,
      state,
      kindProblems: this.#kindProblems(),
      // Without rows there is nothing to show, so an error here fails the cluster.
      ...diagnosis.toServiceRows(view, findings, at),
      findings,
    });
    const broken = findBrokenField(clusterMessageSchema, message);
    if (broken) throw broken;
    return message;
  }

  /** Added rules are code that no schema has checked; an invalid finding is left out, and nothing else. */
  #isValid(finding: Finding): boolean {
    const broken = findBrokenField(findingSchema, finding);
    if (broken) this.#options.onFault(`finding ${finding?.class}`, broken);
    return !broken;
  }

  #kindProblems(): readonly KindProblem[] {
    if (!this.#last) return [];
    return [...this.#last.kindProblems, ...this.#evidence.problems];
  }

  #clusterObjects(): ClusterObjects {
    const { events, previousLogs, currentLogs } = this.#evidence;
    return {
      cluster: this.#options.cluster,
      objects: {
        ...this.#last?.objects,
        ...(events.length > 0 ? { Event: events } : {}),
      },
      references: this.#last?.references ?? {},
      extents: this.#last?.extents ?? [],
      previousLogs,
      currentLogs,
    };
  }

  /** A diagnosis that throws loses its findings, never the rows. */
  #guard<T>(stage: string, otherwise: T, run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.#options.onFault(stage, error);
      return otherwise;
    }
  }
}

function isEmpty(objects: ClusterObjects['objects']): boolean {
  return Object.values(objects).every(ofKind => ofKind.length === 0);
}

/** Whether any evidence is required. */
export function isEvidenceRequired({
  events,
  previousLogs,
  currentLogs = [],
  objectEvents = [],
  configMaps = [],
}: RequiredEvidence): boolean {
  return [events, previousLogs, currentLogs, objectEvents, configMaps].some(
    ({ length }) => length > 0,
  );
}

/** The message of a cluster of which only the failure is known. */
export function failedMessage(
  cluster: string,
  reason: ClusterReason,
  at: Date,
): ClusterMessage {
  return scrubStrings<ClusterMessage>({
    type: 'cluster',
    cluster,
    state: { phase: 'failed', since: at.toISOString(), reason },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
  });
}

/** The reason for anything that a stage throws by mistake. */
export function faultReason(error: unknown): ClusterReason {
  return {
    code: 'malformed',
    message: toSafeMessage(
      `couldn't process the cluster's response: ${describeError(error)}`,
    ),
  };
}
