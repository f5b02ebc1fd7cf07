import { PodLife, podLife } from '../life/podLife';
import { PodPlan } from '../life/PodPlan';
import { PlacedObject } from './Actor';

export interface Kept {
  readonly plan: PodPlan;
  life: PodLife;
}

/** Works out the pods of one workload, and only those again whose time has come. */
export class PodKeeper {
  #kept = new Map<string, Kept>();

  /** The lives of exactly these pods at that moment. Plans are told apart by uid. */
  live(plans: readonly PodPlan[], nowMs: number): readonly PodLife[] {
    const next = new Map<string, Kept>();
    const lives = plans.map(plan => {
      let entry = this.#kept.get(plan.uid);
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
    this.#kept = next;
    return lives;
  }

  /** The plan and life of a pod that is there. */
  find(namespace: string, name: string): Kept | undefined {
    for (const entry of this.#kept.values()) {
      const { plan, life } = entry;
      if (plan.name === name && plan.namespace === namespace && life.pod)
        return entry;
    }
    return undefined;
  }
}

/** The pods that are there and all their events. */
export function placedPods(lives: readonly PodLife[]): PlacedObject[] {
  return lives.flatMap(life => [
    ...(life.pod ? [{ resource: 'pods', object: life.pod }] : []),
    ...life.events.map(object => ({ resource: 'events', object })),
  ]);
}

export function nextChangeOf(lives: readonly PodLife[]): number {
  return Math.min(Infinity, ...lives.map(life => life.nextChangeMs));
}
