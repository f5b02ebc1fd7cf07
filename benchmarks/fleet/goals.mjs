/**
 * What Podlight wants to reach, and how to see in a result whether it did. A
 * goal in milliseconds is a ratio to the floor, or to a sound fleet, of the same run.
 */
export function goals(result) {
  const {
    coldLoads: cold,
    concurrentLoads: concurrent,
    warmLoads: warm,
  } = result;
  const { startUp, changeToScreen, faults, steadyState } = result;
  return [
    cold && {
      what: 'API requests for one tab load, nobody looking yet',
      goal: '≤ 90',
      peer: cold.peerRequests,
      podlight: cold.podlightRequests,
      isReached: cold.podlightRequests <= 90,
    },
    cold && {
      what: 'the same when somebody looks already',
      goal: '0',
      peer: cold.peerRequests,
      podlight: cold.podlightRequestsSharedLoad,
      isReached: cold.podlightRequestsSharedLoad === 0,
    },
    cold && {
      what: 'bytes to the browser for a load of a 90-pod service, kB',
      goal: '≤ 60',
      peer: cold.peerBytes / 1000,
      podlight: cold.podlightBytes / 1000,
      isReached: cold.podlightBytes <= 60_000,
    },
    cold && {
      what: 'first pods, times the floor',
      goal: '≤ 1.3',
      peer: cold.peerMs / cold.floorMs,
      podlight: cold.podlightFirstPodsMs / cold.floorMs,
      isReached: cold.podlightFirstPodsMs <= 1.3 * cold.floorMs,
    },
    cold && {
      what: 'complete, times the floor',
      goal: '≤ 2',
      peer: cold.peerMs / cold.floorMs,
      podlight: cold.podlightEverythingMs / cold.floorMs,
      isReached: cold.podlightEverythingMs <= 2 * cold.floorMs,
    },
    concurrent && {
      what: 'cold loads per second, eight at once, times the floor',
      goal: '≥ 0.6',
      peer: concurrent.peer / concurrent.floor,
      podlight: concurrent.podlight / concurrent.floor,
      isReached: concurrent.podlight >= 0.6 * concurrent.floor,
    },
    warm && {
      what: 'warm loads per second',
      goal: '≥ 300',
      peer: warm.peer,
      podlight: warm.podlight,
      isReached: warm.podlight >= 300,
    },
    ...steadyGoals(steadyState),
    faults && hungClusterGoal(faults),
    changeToScreen && changeGoal(changeToScreen),
    startUp && {
      what: 'loading the backend plugin, seconds',
      goal: '≤ 0.5',
      peer: startUp.peer.ms / 1000,
      podlight: startUp.podlight.ms / 1000,
      isReached: startUp.podlight.ms <= 500,
    },
    startUp && {
      what: 'loading the backend plugin, MB',
      goal: '≤ 20',
      peer: startUp.peer.megabytes,
      podlight: startUp.podlight.megabytes,
      isReached: startUp.podlight.megabytes <= 20,
    },
  ].filter(Boolean);
}

function steadyGoals(rows) {
  if (!rows) return [];
  const largest = name => rows.filter(({ subject }) => subject === name).at(-1);
  const [ours, theirs] = [largest('Podlight'), largest('peer')];
  const at = `with ${ours.tabs} tabs`;
  return [
    {
      what: `tabs served of ${ours.tabs}`,
      goal: '≥ 1,000',
      peer: theirs.tabsServed,
      podlight: ours.tabsServed,
      isReached: ours.tabsServed >= 1_000,
    },
    {
      what: `API requests per tab and minute, ${at}`,
      goal: '≤ 5',
      peer: theirs.requestsPerTabAndMinute,
      podlight: ours.requestsPerTabAndMinute,
      isReached: ours.requestsPerTabAndMinute <= 5,
    },
    {
      what: `backend CPU seconds per tab and minute, ${at}`,
      goal: '≤ 0.02',
      peer: theirs.cpuSecondsPerTabAndMinute,
      podlight: ours.cpuSecondsPerTabAndMinute,
      isReached: ours.cpuSecondsPerTabAndMinute <= 0.02,
    },
  ];
}

function hungClusterGoal(faults) {
  const of = name => faults.find(({ fault }) => fault === name);
  const [sound, hung] = [of('none'), of('accepts and never answers')];
  const ratio = hung.podlightMs / sound.podlightMs;
  return {
    what: 'with a hung cluster: the others, times as long as without it',
    goal: 'about 1',
    // In JSON what never came is null.
    peer: hung.peerMs ? hung.peerMs / sound.peerMs : Infinity,
    podlight: ratio,
    // The two are single loads of some hundred milliseconds on a noisy machine.
    isReached: ratio <= 1.25,
  };
}

function changeGoal(rows) {
  const p95 = name => rows.find(({ subject }) => subject === name).p95Ms / 1000;
  return {
    what: 'a pod starts failing, until it is on screen, p95 in seconds',
    goal: '≤ 0.7',
    peer: p95('peer'),
    podlight: p95('Podlight'),
    isReached: p95('Podlight') <= 0.7,
  };
}
