import { ClusterDiagnosis } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Caller } from '../auth';
import { TooManyDiagnosesError } from '../errors';
import { ClusterTransport } from '../transport';
import { Result } from '../util/Result';
import { FileCache } from '../util/FileCache';
import { FixedWindowRateLimiter } from '../util/FixedWindowRateLimiter';
import { diagnoseCluster } from './diagnoseCluster';

/** Repeated clicks on Diagnose reuse the result for this long. */
const FRESH_MS = 3_000;

/** Enough for several people at once, and negligible for an API server. */
const PER_CLUSTER_AND_MINUTE = 20;

/** Cached and running diagnoses; further ones are rejected. */
const MAX_ENTRIES = 500;

export interface DiagnosisDeskOptions {
  readonly files: FileCache;
  readonly transport: Pick<ClusterTransport, 'getJson'>;
  readonly credential: (
    cluster: ClusterDetails,
    caller: Caller,
    signal: AbortSignal,
  ) => Promise<Result<ClusterCredential>>;
  /** Equal for all callers with the same credential. */
  readonly identityKey: (cluster: ClusterDetails, caller: Caller) => string;
  readonly now: () => Date;
}

interface Entry {
  readonly diagnosis: Promise<ClusterDiagnosis>;
  staleAt: number;
}

/** Runs cluster diagnoses, deduplicated by identity and rate-limited. */
export class ClusterDiagnosisService {
  readonly #options: DiagnosisDeskOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #limit: FixedWindowRateLimiter;

  constructor(options: DiagnosisDeskOptions) {
    this.#options = options;
    this.#limit = new FixedWindowRateLimiter({
      limit: PER_CLUSTER_AND_MINUTE,
      windowMs: 60_000,
      now: () => options.now().getTime(),
    });
  }

  /**
   * @throws TooManyDiagnosesError
   */
  async diagnose(
    cluster: ClusterDetails,
    caller: Caller,
  ): Promise<ClusterDiagnosis> {
    const now = this.#options.now().getTime();
    for (const [key, { staleAt }] of this.#entries) {
      if (staleAt <= now) this.#entries.delete(key);
    }
    const key = this.#cacheKey(cluster, caller);
    const known = this.#entries.get(key);
    if (known) return known.diagnosis;
    if (
      this.#entries.size >= MAX_ENTRIES ||
      !this.#limit.tryAcquire(cluster.name)
    ) {
      throw new TooManyDiagnosesError(cluster.name);
    }
    const entry: Entry = {
      diagnosis: this.#run(cluster, caller),
      staleAt: Infinity,
    };
    this.#entries.set(key, entry);
    const done = () => {
      entry.staleAt = this.#options.now().getTime() + FRESH_MS;
    };
    entry.diagnosis.then(done, done);
    return entry.diagnosis;
  }

  /** Has its own deadlines, because the first caller may leave while others wait. */
  async #run(
    cluster: ClusterDetails,
    caller: Caller,
  ): Promise<ClusterDiagnosis> {
    const { credential, files, now, transport } = this.#options;
    const { signal } = new AbortController();
    const at = now().toISOString();
    const steps = await diagnoseCluster({
      cluster,
      files,
      transport,
      credential: deadline => credential(cluster, caller, deadline),
      signal,
    });
    return { cluster: cluster.name, at, steps };
  }

  #cacheKey(cluster: ClusterDetails, caller: Caller): string {
    return JSON.stringify([
      cluster.name,
      cluster.url,
      this.#options.identityKey(cluster, caller),
    ]);
  }
}
