import { ClusterProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { callWithDeadline, DeadlineError } from '../util/timing';
import {
  InspectCluster,
  KnownClusters,
  mergeAnswers,
  ProviderAnswer,
  ProviderProblem,
} from './knownClusters';

/** How long a provider may take before its clusters are missing from the result. */
const PROVIDER_DEADLINE_MS = 10_000;

/** How long a caller waits for a provider's first result while other providers have clusters. */
const FIRST_PATIENCE_MS = 3_000;

/** How long a caller waits for a refresh when there is an older result. */
const REFRESH_PATIENCE_MS = 250;

/** Pause before a failed provider is called again. */
const RETRY_AFTER_MS = 5_000;

export interface ClusterRegistryOptions {
  readonly providers: readonly ClusterProvider[];
  readonly providerDeadlineMs?: number;
  readonly firstPatienceMs?: number;
  readonly refreshPatienceMs?: number;
  readonly now?: () => number;
  /** Checks of a cluster's configuration beyond its schema. */
  readonly inspect?: InspectCluster;
  /** Problems to show the operators of Backstage regardless of the providers. */
  readonly notes?: readonly ProviderProblem[];
  /** Called once when a problem appears. */
  readonly onProblem?: (problem: ProviderProblem) => void;
}

/** One provider with its TTL, its last good result and at most one call in flight. */
class ProviderSource {
  readonly id: string;
  readonly #provider: ClusterProvider;
  readonly #deadlineMs: number;
  readonly #firstPatienceMs: number;
  readonly #patienceMs: number;
  readonly #now: () => number;
  #answer: ProviderAnswer | undefined;
  #validUntil = -Infinity;
  #pending: Promise<ProviderAnswer> | undefined;

  constructor(provider: ClusterProvider, options: ClusterRegistryOptions) {
    this.id = provider.id;
    this.#provider = provider;
    this.#deadlineMs = options.providerDeadlineMs ?? PROVIDER_DEADLINE_MS;
    this.#firstPatienceMs = options.firstPatienceMs ?? FIRST_PATIENCE_MS;
    this.#patienceMs = options.refreshPatienceMs ?? REFRESH_PATIENCE_MS;
    this.#now = options.now ?? Date.now;
  }

  async get(signal: AbortSignal): Promise<ProviderAnswer> {
    if (this.#answer && this.#now() < this.#validUntil) return this.#answer;
    const pending = (this.#pending ??= this.#refresh().finally(() => {
      this.#pending = undefined;
    }));
    const older = this.#answer;
    const patienceMs = older ? this.#patienceMs : this.#firstPatienceMs;
    try {
      return await callWithDeadline(signal, patienceMs, () => pending);
    } catch {
      signal.throwIfAborted();
      return (
        older ?? {
          provider: this.id,
          clusters: [],
          problem: 'no response yet',
        }
      );
    }
  }

  async #refresh(): Promise<ProviderAnswer> {
    try {
      const clusters = await callWithDeadline(
        new AbortController().signal,
        this.#deadlineMs,
        signal => this.#provider.getClusters({ signal }),
      );
      if (!Array.isArray(clusters)) {
        throw new Error('it did not return a list of clusters');
      }
      this.#validUntil = this.#now() + this.#provider.ttlMs;
      this.#answer = { provider: this.id, clusters };
    } catch (error) {
      this.#validUntil = this.#now() + RETRY_AFTER_MS;
      this.#answer = {
        provider: this.id,
        clusters: this.#answer?.clusters ?? [],
        problem: describe(error),
      };
    }
    return this.#answer;
  }
}

/** Describes a provider's failure to the operators of Backstage. */
function describe(error: unknown): string {
  if (error instanceof DeadlineError) return `no response: ${error.message}`;
  return toSafeMessage(describeError(error)) || 'it failed without a message';
}

/**
 * All clusters of all providers. Providers are called in parallel, and each keeps
 * its last good result when it fails.
 */
export class ClusterRegistry {
  readonly #sources: readonly ProviderSource[];
  readonly #inspect: InspectCluster;
  readonly #notes: readonly ProviderProblem[];
  readonly #onProblem: (problem: ProviderProblem) => void;
  #reported: ReadonlySet<string> = new Set();
  #merged:
    | { answers: readonly ProviderAnswer[]; known: KnownClusters }
    | undefined;

  constructor(options: ClusterRegistryOptions) {
    this.#inspect = options.inspect ?? (() => undefined);
    this.#notes = options.notes ?? [];
    this.#onProblem = options.onProblem ?? (() => undefined);
    this.#sources = options.providers.map(
      provider => new ProviderSource(provider, options),
    );
  }

  /** A failing provider does not fail the call; rejects only when the signal aborts. */
  async getClusters(signal: AbortSignal): Promise<KnownClusters> {
    const answers = await Promise.all(
      this.#sources.map(source => source.get(signal)),
    );
    const merged = this.#merged;
    if (merged && answers.every((answer, i) => answer === merged.answers[i])) {
      return merged.known;
    }
    const found = mergeAnswers(answers, this.#inspect);
    const known = {
      ...found,
      operatorProblems: [...this.#notes, ...found.operatorProblems],
    };
    this.#merged = { answers, known };
    this.#report(found);
    return known;
  }

  #report({
    clusters,
    operatorProblems,
    providersByCluster,
  }: KnownClusters): void {
    const misconfigured = clusters.flatMap(({ name, problem }) =>
      problem === undefined
        ? []
        : [
            {
              provider: providersByCluster.get(name) ?? '',
              message: `cluster '${toSafeMessage(
                name,
              )}' is misconfigured: ${problem}`,
            },
          ],
    );
    const problems = [...operatorProblems, ...misconfigured];
    const current = new Set(problems.map(problem => JSON.stringify(problem)));
    for (const problem of problems) {
      if (!this.#reported.has(JSON.stringify(problem))) {
        this.#onProblem(problem);
      }
    }
    this.#reported = current;
  }
}
