import { ChangeTracker } from '../life/ChangeTracker';
import { PodPlan } from '../life/PodPlan';
import { Controller, Snapshot } from '../world/Controller';
import { earliestChange, placedPods, PodCache } from '../world/PodCache';
import { podPlan } from '../world/podPlans';
import { Life, WantedPod } from './Life';

/** From one new pod to the next. */
const STEP_MS = 2_000;
/** By then a new pod is ready, and an old one can be removed. */
const HANDOVER_MS = 12_000;
/** A pod of the same name can be created when the old one is gone. */
const REPLACED_MS = 8_000;

interface KeptPod {
  readonly wanted: WantedPod;
  readonly createdMs: number;
  readonly deletedMs?: number;
}

/** Pods of one name are the same as long as nothing is wrong with them that was not before. */
function podKey({ input }: WantedPod): string {
  return `${input.name} ${input.problem?.type ?? ''}`;
}

function planPod({ wanted, createdMs, deletedMs }: KeptPod): PodPlan {
  return podPlan(wanted.context, { ...wanted.input, createdMs, deletedMs });
}

/** Keeps the objects of one life at its stage. */
export class OperatedController implements Controller {
  readonly life: Life;
  #stage: string;
  #sinceMs: number;
  #generation = 7;
  #pods: readonly KeptPod[];
  #cache = new PodCache();

  constructor(life: Life, stage: string, sinceMs: number) {
    this.life = life;
    this.#stage = stage;
    this.#sinceMs = sinceMs;
    this.#pods = life.wantedPods(stage).map((wanted, index) => ({
      wanted,
      createdMs: (wanted.isNew ? sinceMs : life.createdMs) + index * 400,
    }));
  }

  get stage(): string {
    return this.#stage;
  }

  /** @throws Error where its life has no such stage */
  moveTo(stage: string, nowMs: number): void {
    const { kind, name, stages } = this.life;
    if (!stages.includes(stage)) {
      throw new Error(
        `${kind} ${name} has no stage "${stage}"; there are ${stages.join(
          ', ',
        )}`,
      );
    }
    if (stage === this.#stage) return;
    this.#stage = stage;
    this.#sinceMs = nowMs;
    this.#generation += 1;
    this.#pods = this.#movePods(stage, nowMs);
    // Labels of pods that stay can change, too.
    this.#cache = new PodCache();
  }

  snapshot(nowMs: number): Snapshot {
    const tracker = new ChangeTracker(nowMs);
    const lives = this.#cache.live(this.#pods.map(planPod), nowMs);
    const objects = this.life.objects({
      stage: this.#stage,
      sinceMs: this.#sinceMs,
      generation: this.#generation,
      tracker,
      pods: lives,
    });
    return {
      objects: [...objects, ...placedPods(lives)],
      nextChangeMs: Math.min(tracker.nextChangeMs, earliestChange(lives)),
    };
  }

  findPod(namespace: string, name: string) {
    return this.#cache.find(namespace, name);
  }

  #movePods(stage: string, nowMs: number): readonly KeptPod[] {
    const wanted = this.life.wantedPods(stage);
    const keys = new Set(wanted.map(podKey));
    const names = new Set(wanted.map(({ input }) => input.name));
    const old = this.#pods
      .filter(({ deletedMs }) => deletedMs === undefined)
      .filter(kept => !keys.has(podKey(kept.wanted)))
      .map((kept, index) => ({
        ...kept,
        deletedMs: names.has(kept.wanted.input.name)
          ? nowMs
          : nowMs + HANDOVER_MS + index * STEP_MS,
      }));
    const replaced = new Set(old.map(kept => kept.wanted.input.name));
    let created = 0;
    const current = wanted.map(each => {
      const kept = this.#pods.find(
        ({ wanted: before, deletedMs }) =>
          deletedMs === undefined && podKey(before) === podKey(each),
      );
      if (kept) return { ...kept, wanted: each };
      const waitMs = replaced.has(each.input.name)
        ? REPLACED_MS
        : STEP_MS * created++;
      return { wanted: each, createdMs: nowMs + waitMs };
    });
    return [...old, ...current];
  }
}
