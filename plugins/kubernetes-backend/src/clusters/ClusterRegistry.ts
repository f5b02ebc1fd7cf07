import {
  ClusterDetails,
  ClusterProvider,
} from '@podlight/backstage-plugin-kubernetes-node';
import { errorText, toMessage } from '../util/scrub';
import { abortable, withDeadline } from '../util/timing';
import { clusterProblem } from './clusterProblem';

/** How long a provider may take before its clusters are missing from an answer. */
const PROVIDER_DEADLINE_MS = 10_000;

/** How long a caller waits for the first answer of a provider, while the others' clusters are there. */
const FIRST_PATIENCE_MS = 3_000;

/** How long a caller waits for news when there is an older answer to fall back on. */
const REFRESH_PATIENCE_MS = 250;

/** A provider that has failed is left alone for this long. */
const RETRY_AFTER_MS = 5_000;

export interface ProviderProblem {
  readonly provider: string;
  readonly message: string;
}

export interface KnownClusters {
  readonly clusters: readonly ClusterDetails[];
  readonly problems: readonly ProviderProblem[];
  /** Ids of the providers that know them, by the name of the cluster. */
  readonly providerOf: ReadonlyMap<string, string>;
}

export interface ClusterRegistryOptions {
  readonly providers: readonly ClusterProvider[];
  readonly providerDeadlineMs?: number;
  readonly firstPatienceMs?: number;
  readonly refreshPatienceMs?: number;
  readonly now?: () => number;
  /** Told once when a problem appears. */
  readonly onProblem?: (problem: ProviderProblem) => void;
}

interface ProviderAnswer {
  readonly clusters: readonly ClusterDetails[];
  readonly problem?: string;
}

/** One provider with its time to live, its last good answer and at most one question under way. */
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
    this.#pending ??= this.#refresh().finally(() => {
      this.#pending = undefined;
    });
    const older = this.#answer;
    const patience = withDeadline(
      signal,
      older ? this.#patienceMs : this.#firstPatienceMs,
    );
    try {
      return await abortable(this.#pending, patience.signal);
    } catch {
      signal.throwIfAborted();
      return older ?? { clusters: [], problem: 'it has not answered yet' };
    } finally {
      patience.done();
    }
  }

  async #refresh(): Promise<ProviderAnswer> {
    const deadline = withDeadline(
      new AbortController().signal,
      this.#deadlineMs,
    );
    try {
      const { signal } = deadline;
      const clusters = await abortable(
        Promise.resolve(this.#provider.getClusters({ signal })),
        signal,
      );
      if (!Array.isArray(clusters)) {
        throw new Error('the provider did not return a list of clusters');
      }
      this.#validUntil = this.#now() + this.#provider.ttlMs;
      this.#answer = { clusters };
    } catch (error) {
      this.#validUntil = this.#now() + RETRY_AFTER_MS;
      this.#answer = {
        clusters: this.#answer?.clusters ?? [],
        problem: toMessage(errorText(error)),
      };
    } finally {
      deadline.done();
    }
    return this.#answer;
  }
}

/**
 * All clusters of all providers. Providers are asked side by side, each keeps
 * its last good answer when it fails, and of two clusters with one name the
 * first provider's counts.
 */
export class ClusterRegistry {
  readonly #sources: readonly ProviderSource[];
  readonly #onProblem: (problem: ProviderProblem) => void;
  #reported: ReadonlySet<string> = new Set();
  #merged:
    | { answers: readonly ProviderAnswer[]; known: KnownClusters }
    | undefined;

  constructor(options: ClusterRegistryOptions) {
    this.#onProblem = options.onProblem ?? (() => undefined);
    this.#sources = options.providers.map(
      provider => new ProviderSource(provider, options),
    );
  }

  /** Never fails for a provider's sake; rejects only when the signal aborts. */
  async getClusters(signal: AbortSignal): Promise<KnownClusters> {
    const answers = await Promise.all(
      this.#sources.map(source => source.get(signal)),
    );
    const merged = this.#merged;
    if (merged && answers.every((answer, i) => answer === merged.answers[i])) {
      return merged.known;
    }
    const known = this.#merge(answers);
    this.#merged = { answers, known };
    this.#report(known.problems);
    return known;
  }

  #merge(answers: readonly ProviderAnswer[]): KnownClusters {
    const byName = new Map<string, ClusterDetails>();
    const providerOf = new Map<string, string>();
    const problems: ProviderProblem[] = [];
    answers.forEach(({ clusters, problem }, index) => {
      const provider = this.#sources[index].id;
      if (problem !== undefined) problems.push({ provider, message: problem });
      for (const cluster of clusters) {
        const message = clusterProblem(cluster) ?? duplicate(cluster, byName);
        if (message === undefined) {
          byName.set(cluster.name, cluster);
          providerOf.set(cluster.name, provider);
        } else problems.push({ provider, message: toMessage(message) });
      }
    });
    return { clusters: [...byName.values()], problems, providerOf };
  }

  #report(problems: readonly ProviderProblem[]): void {
    const current = new Set(problems.map(problem => JSON.stringify(problem)));
    for (const problem of problems) {
      if (!this.#reported.has(JSON.stringify(problem))) {
        this.#onProblem(problem);
      }
    }
    this.#reported = current;
  }
}

function duplicate(
  { name }: ClusterDetails,
  known: ReadonlyMap<string, ClusterDetails>,
): string | undefined {
  return known.has(name)
    ? `the name '${name}' is taken by another provider; that one counts`
    : undefined;
}
