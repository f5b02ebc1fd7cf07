import { detect } from '@podlight/backstage-plugin-kubernetes-common';
import { performance } from 'node:perf_hooks';
import { aFleet } from './fleet';
import { PeerModules, toPeerResponse } from './peer';
import { toView } from './podlight';
import { isKubernetesObject } from './report';

/** Lets the compiler see what is hot before anything is counted. */
const WARM_UP_RUNS = 3;

/** Time of one step over the whole fleet. */
export interface Timing {
  readonly step: string;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** What the step gave: findings, errors or parsed objects. */
  readonly results: number;
}

function measure(step: string, runs: number, run: () => number): Timing {
  const times: number[] = [];
  let results = 0;
  for (let number = 0; number < WARM_UP_RUNS + runs; number++) {
    const startedAt = performance.now();
    results = run();
    if (number >= WARM_UP_RUNS) times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return {
    step,
    medianMs: times[Math.floor(times.length / 2)],
    slowestMs: times[times.length - 1],
    results,
  };
}

/** Both over the same objects, which are in memory already. */
export function timeBoth(podCount: number, runs: number, peer: PeerModules) {
  const fleet = aFleet(podCount);
  const now = new Date(fleet.now);
  const view = toView(fleet);
  const response = toPeerResponse(fleet.objects.filter(isKubernetesObject));
  peer.luxonSettings.now = () => now.getTime();
  return {
    pods: podCount,
    objects: fleet.objects.length,
    events: view.objects.Event?.length ?? 0,
    runs,
    timings: [
      measure('Podlight: diagnosis', runs, () => detect(view, now).length),
      measure(
        'Podlight: parsing and diagnosis',
        runs,
        () => detect(toView(fleet), now).length,
      ),
      measure(
        'the peer: detectErrors, which reads no events',
        runs,
        () => peer.detectErrors(response).get('cluster')?.length ?? 0,
      ),
    ],
  };
}
