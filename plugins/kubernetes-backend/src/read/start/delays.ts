/**
 * When each kind of request starts, in the order of priority, in milliseconds.
 * Nothing else in the backend delays a first request.
 *
 * 1. Lists of pods in clusters that are known to have the service: at once.
 * 2. Lists of pods in the other clusters.
 * 3. Lists of everything else; at once with 1 where an index knows the cluster to have the service.
 * 4. Lists of what only shows how requests get to the service.
 * 5. Watches.
 * 6. The index of workloads, which serves all services.
 * 7. Probes for a service that has nothing in a cluster.
 */
export const START_DELAYS = {
  /** 2 waits this long for the responses to 1, which is what a nearby API server takes. */
  otherClustersWaitMs: 15,

  /** 3 waits this long for the responses to 1 and 2, so that a cluster that hangs delays the others unnoticeably. */
  otherTypesWaitMs: 75,

  /** 4 waits this long for 3 of the same service in the same cluster. */
  reachWaitMs: 1_500,

  /** 5 waits this long for the lists of the same service in the same cluster. */
  watchesWaitMs: 1_500,
  /** ... and then this long, until the first lists are through in the other clusters. */
  watchesAfterMs: 200,
  /** ... and this much longer, at random, where a type has no objects, as half of the types of most services. */
  emptyWatchesSpreadMs: 30_000,

  /** 6, for Deployments and custom resources: the likeliest without labelled pods. */
  firstIndexAfterMs: 1_000,
  firstIndexSpreadMs: 500,
  /** 6, for the others. */
  indexAfterMs: 2_000,
  indexSpreadMs: 8_000,

  /** 6, after the delays above: so many lists begin at once, which is enough for two clusters. */
  indexAtOnce: 8,
  /** ... then so many, one after the other, in the minute that most viewers stay, */
  slowIndexes: 8,
  slowIndexMs: 8_000,
  /** ... and the rest, so that 40 clusters are indexed after five minutes. */
  nextIndexMs: 1_000,

  /** 7, the first time. */
  probeAfterMs: 1_000,
  probeSpreadMs: 1_000,
} as const;
