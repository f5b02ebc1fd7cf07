/**
 * What the fleet index wants to reach. The peer has nothing of the kind. A goal in
 * milliseconds holds for a quiet machine; ratios are to the floor of the same run.
 */
export function indexGoals({ index, firstTab, indexedTabs }) {
  const most = (what, limit, podlight) => ({
    what,
    goal: `≤ ${limit}`,
    podlight,
    isReached: podlight <= limit,
  });
  return [
    ...(index ? filledGoals(index, most) : []),
    ...(index ? pageGoals(index, most) : []),
    ...(index ? tabGoals(index, most) : []),
    firstTab &&
      most('API requests of the first tab, index off', 120, firstTab.without),
    firstTab &&
      most('API requests of the first tab, index on', 40, firstTab.withIndex),
    firstTab && most('API requests of a team’s page', 0, firstTab.teamPage),
    indexedTabs &&
      most(
        `CPU seconds per tab and minute, with ${indexedTabs.tabs} tabs and the index`,
        0.02,
        indexedTabs.cpuSecondsPerTabAndMinute,
      ),
  ].filter(Boolean);
}

function filledGoals({ memory, fill, keeping, detection }, most) {
  return [
    most(
      'index: RSS over the backend without it, MB',
      150,
      memory.rssMegabytes,
    ),
    most(
      'index: heap and buffers of the main thread over it, MB',
      150,
      memory.heapMegabytes + memory.bufferMegabytes,
    ),
    most('filling the index, times the floor', 2, fill.ms / fill.floorMs),
    most(
      'filling the index, CPU times the floor’s',
      2,
      fill.cpuSeconds / fill.floorCpuSeconds,
    ),
    most('event loop’s delay meanwhile, p99, ms', 50, fill.delayMs),
    most(
      'keeping it with 100 changes a second that mean nothing, % of a core',
      10,
      100 * keeping.heartbeats.cpu,
    ),
    most(
      'keeping it with 100 changes a second of rollouts, % of a core',
      10,
      100 * keeping.rollouts.cpu,
    ),
    most(
      'a pod starts failing, until the index knows, p95 in seconds',
      2,
      detection.p95Ms / 1_000,
    ),
  ];
}

function pageGoals({ pages }, most) {
  return [
    most('page of a team with 60 services, warm, ms', 100, pages.team.warmMs),
    most('page of all services, warm, ms', 300, pages.fleet.warmMs),
    most('page of all services, first time, ms', 300, pages.fleet.coldMs),
    most(
      'page of all services, compressed, kB',
      100,
      pages.fleet.bytes / 1_000,
    ),
  ];
}

function tabGoals({ tabs }, most) {
  const concurrent = tabs.perSecond / tabs.floorPerSecond;
  return [
    most(
      'first tiles with the index, times the floor',
      0.5,
      tabs.firstTilesMs / tabs.floorMs,
    ),
    most(
      'everything with the index, times the floor',
      2,
      tabs.everythingMs / tabs.floorMs,
    ),
    {
      what: 'cold loads a second with the index, eight at once, times the floor',
      goal: '≥ 0.6',
      podlight: concurrent,
      isReached: concurrent >= 0.6,
    },
  ];
}
