import {
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
  /** Told when a stage of the diagnosis throws: a fault of this plugin, not of the cluster. */
  readonly onFault: (stage: string, error: unknown) => void;
}

/** A connection that fails is refused now and times out then. */
const OUT_OF_REACH: ReadonlySet<ClusterReason['code']> = new Set<
  ClusterReason['code']
>(['dns', 'unreachable', 'timeout', 'server-error', 'open-circuit']);

const NO_EVIDENCE_REQUIRED: RequiredEvidence = { events: [], previousLogs: [] };

type ObservedState = Extract<ObservedObjects, { type: 'objects' }>;

/**
 * What one viewer knows of one cluster: turns readings and evidence into
 * messages, and keeps the last good rows when a reading fails.
 */
export class ClusterProjection {
  readonly #options: ClusterProjectionOptions;
  #last: ObservedState | undefined;
  #evidence: Evidence = NO_EVIDENCE;
  #requiredEvidence: RequiredEvidence = NO_EVIDENCE_REQUIRED;
  /** What the objects say without evidence, at the time that they were last looked at. */
  #findingsWithoutEvidence: readonly Finding[] | undefined;
  #problem: { readonly since: string; readonly kind: string } | undefined;
  #readAt = '';
  /** When the cluster was last heard of: old objects are judged by the time that they show. */
  #liveAt: Date | undefined;

  constructor(options: ClusterProjectionOptions) {
    this.#options = options;
  }

  /** The pods of the last good reading. */
  get pods(): readonly Pod[] {
    return this.#last?.objects.Pod ?? [];
  }

  /** Whether every kind has answered. */
  get isComplete(): boolean {
    return this.#last?.isComplete ?? false;
  }

  /** Everything of the last good reading. */
  get objects(): ClusterObjects['objects'] {
    return this.#last?.objects ?? {};
  }

  /** What would make the diagnosis of the last good reading surer. */
  get requiredEvidence(): RequiredEvidence {
    return this.#requiredEvidence;
  }

  apply(reading: ObservedObjects): ClusterMessage {
    if (reading.type === 'failed') return this.#failed(reading.reason);
    this.#last = reading;
    this.#readAt = this.#options.now().toISOString();
    this.#requiredEvidence = this.#requireEvidence(reading.objects);
    // Until there is newer evidence the old one holds, so that a finding does not flicker.
    if (!isEvidenceRequired(this.#requiredEvidence))
      this.#evidence = NO_EVIDENCE;
    return this.#message(
      reading.staleReason
        ? this.#problemState('stale', reading.staleReason)
        : this.#liveState(),
    );
  }

  /**
   * The same objects at a later time: grace periods end without anything changing
   * in the cluster. Undefined when time changes nothing.
   */
  reevaluate(): ClusterMessage | undefined {
    if (!this.#last || this.#problem) return undefined;
    const now = this.#options.now();
    this.#readAt = now.toISOString();
    // Most clusters have nothing of a service, and nothing does not age.
    if (isEmpty(this.#last.objects)) {
      this.#liveAt = now;
      return undefined;
    }
    this.#requiredEvidence = this.#requireEvidence(this.#last.objects);
    return this.#message(this.#liveState());
  }

  addEvidence(evidence: Evidence): ClusterMessage {
    this.#evidence = evidence;
    const reason = this.#last?.staleReason;
    return this.#message(
      reason ? this.#problemState('stale', reason) : this.#liveState(),
    );
  }

  /** Asked of the objects alone: evidence that is there already must be renewed, too. */
  #requireEvidence(objects: ClusterObjects['objects']): RequiredEvidence {
    const { cluster, diagnosis, now } = this.#options;
    this.#findingsWithoutEvidence = undefined;
    return this.#guard('requiredEvidence', NO_EVIDENCE_REQUIRED, () => {
      const bare = { cluster, objects };
      this.#findingsWithoutEvidence = diagnosis.detect(bare, now());
      return diagnosis.requiredEvidence(bare, this.#findingsWithoutEvidence);
    });
  }

  #failed(reason: ClusterReason): ClusterMessage {
    // Where the right to read is gone, what it showed goes too.
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

  /** One trouble lasts as long as its reason stays the same; what is out of reach may be so in many ways. */
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
    // Most services are well: nothing was wanted, and the answer is there already.
    const isSaid = state.phase === 'live' && this.#evidence === NO_EVIDENCE;
    const findings = this.#guard(
      'detect',
      [],
      () =>
        (isSaid && this.#findingsWithoutEvidence) || diagnosis.detect(view, at),
    ).filter(finding => this.#isValid(finding));
    // Here, where everything leaves: what the diagnosis reads is as the cluster wrote it.
    const message = scrubStrings<ClusterMessage>({
      type: 'cluster',
      cluster,
      state,
      kindProblems: this.#kindProblems(),
      // Rows are the point of it all: without them the cluster counts as not understood.
      ...diagnosis.toServiceRows(view, findings, at),
      findings,
    });
    const broken = findBrokenField(clusterMessageSchema, message);
    if (broken) throw broken;
    return message;
  }

  /** Rules of others are code: what they find has not been through any schema, and costs nothing but itself. */
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
      previousLogs,
      currentLogs,
    };
  }

  /** A diagnosis that throws costs its findings, never the rows. */
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

/** Whether a diagnosis asks for anything at all. */
export function isEvidenceRequired({
  events,
  previousLogs,
  currentLogs = [],
  objectEvents = [],
}: RequiredEvidence): boolean {
  return [events, previousLogs, currentLogs, objectEvents].some(
    ({ length }) => length > 0,
  );
}

/** The message of a cluster of which nothing is known but why. */
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

/** For whatever a stage throws that should not throw. */
export function faultReason(error: unknown): ClusterReason {
  return {
    code: 'malformed',
    message: toSafeMessage(
      `what this cluster answered could not be processed: ${describeError(
        error,
      )}`,
    ),
  };
}
