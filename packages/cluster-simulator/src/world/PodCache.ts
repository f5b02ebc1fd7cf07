import { PodLife, podLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { PlacedObject } from './Controller';

export interface CachedPod {
  readonly plan: PodPlan;
  life: PodLife;
}

/** Caches the pods of one workload until they change. */
export class PodCache {
  #pods = new Map<string, CachedPod>();

  /** The lives of these pods at that moment. Plans are identified by uid. */
  live(plans: readonly PodPlan[], nowMs: number): readonly PodLife[] {
    const next = new Map<string, CachedPod>();
    const lives = plans.map(plan => {
      let entry = this.#pods.get(plan.uid);
      if (
        !entry ||
        entry.plan.deletedMs !== plan.deletedMs ||
        entry.life.nextChangeMs <= nowMs
      ) {
        entry = { plan, life: podLife(plan, nowMs) };
      }
      next.set(plan.uid, entry);
      return entry.life;
    });
    this.#pods = next;
    return lives;
  }

  /** The plan and life of an existing pod. */
  find(namespace: string, name: string): CachedPod | undefined {
    for (const entry of this.#pods.values()) {
      const { plan, life } = entry;
      if (plan.name === name && plan.namespace === namespace && life.pod)
        return entry;
    }
    return undefined;
  }
}

/** The existing pods and all events. */
export function placedPods(lives: readonly PodLife[]): PlacedObject[] {
  return lives.flatMap(life => [
    ...(life.pod ? [{ resource: 'pods', object: life.pod }] : []),
    ...life.events.map(object => ({ resource: 'events', object })),
  ]);
}

export function earliestChange(lives: readonly PodLife[]): number {
  return Math.min(Infinity, ...lives.map(life => life.nextChangeMs));
}
