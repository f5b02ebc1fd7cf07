import { isUnwell } from '../isUnwell';
import { Glance } from '../suspicion/Glances';
import { isPassing } from '../suspicion/findSuspicion';
import { DiagnosisPace, toLook } from './DiagnosisPace';
import { ClusterVerdict, Judgement } from './judgement';

/** What was wrong and looks well is diagnosed so often, to find out when it is. */
const CONFIRM_MS = 60_000;

/** So that a pod which crashes again and again is not well in between. */
const WELL_AFTER_MS = 60_000;

/** A rollout takes about as long, and a diagnosis of each would be most of what the index costs. */
const PASSING_MS = 60_000;

/** A moment, by both clocks. */
export interface Moment {
  /** Milliseconds of the monotonic clock, by which everything is scheduled. */
  readonly at: number;
  /** What people are told. */
  readonly date: Date;
}

/**
 * What is known of one service in one cluster: how it looks, and what was said of it. It becomes unwell
 * at once, and well only when it has been so for a minute.
 */
export class PlaceVerdict {
  #glance: Glance;
  #verdict: ClusterVerdict | undefined;
  /** When it was diagnosed last; another cluster's diagnosis says nothing about it. */
  #judgedAt = -Infinity;
  /** Since when it has been well, while its verdict says that it is not. */
  #wellSince: number | undefined;
  /** Since when it has had what every rollout has, whatever else there is. */
  #passingSince = -Infinity;
  /** Absent where nothing has been diagnosed, as almost everywhere. */
  #pace: DiagnosisPace | undefined;

  constructor(glance: Glance) {
    this.#glance = glance;
  }

  get glance(): Glance {
    return this.#glance;
  }

  /** Undefined until it has been looked at, and where something looks wrong that cannot be diagnosed. */
  get verdict(): ClusterVerdict | undefined {
    return this.#verdict;
  }

  /** It has been looked at. Where nothing looks wrong and nothing was wrong, that is all. Whether the verdict changed. */
  see(glance: Glance, { at, date }: Moment): boolean {
    this.#glance = glance;
    if (![...glance.reasons].some(isPassing)) this.#passingSince = -Infinity;
    else if (this.#passingSince === -Infinity) {
      this.#passingSince = at;
    }
    // What it was before it had so many objects is not true any more.
    if (glance.isUnread) return this.#say(undefined);
    const isFine = !this.#verdict && glance.reasons.size === 0;
    return isFine && this.#say(well(date));
  }

  /** When it needs a diagnosis, by the monotonic clock; infinite for not at all. */
  dueAt(now: number): number {
    const { reasons, wrong } = this.#glance;
    if (reasons.size > 0) {
      const passesUntil = this.#passingSince + PASSING_MS;
      const mayPass = passesUntil > now;
      const isWell = this.#verdict?.state === 'healthy';
      if (isWell && mayPass && wrong === 0) return passesUntil;
      if (!this.#pace) return -Infinity;
      const dueAt = this.#pace.dueAt(this.look(now), now);
      return mayPass ? Math.min(dueAt, passesUntil) : dueAt;
    }
    return isUnwell(this.#verdict) ? this.#judgedAt + CONFIRM_MS : Infinity;
  }

  /**
   * Whether its verdict says that it is unwell and it looks as it did then, so that only time may have
   * changed the cause. What is called well, or nothing, is worth more.
   */
  isRecheck(now: number): boolean {
    const isKnown = this.#pace?.knows(this.look(now)) ?? false;
    return isKnown && isUnwell(this.#verdict) && this.#glance.reasons.size > 0;
  }

  /** Equal where a diagnosis would say the same. */
  look(now: number): string {
    return toLook(this.#glance, this.#passingSince + PASSING_MS > now);
  }

  /**
   * It has been diagnosed. Whether the verdict changed.
   *
   * @param look - what it looked like when the diagnosis began
   * @param judgement - undefined where the cluster could not be read
   */
  judged(
    look: string,
    judgement: Judgement | undefined,
    moment: Moment,
  ): boolean {
    this.#judgedAt = moment.at;
    this.#pace ??= new DiagnosisPace();
    this.#pace.judged(look, judgement, this.#judgedAt);
    if (!judgement) {
      // What looks wrong must not be called well because it cannot be read.
      const looksWrong = this.#glance.reasons.size > 0;
      const isLost = looksWrong && !isUnwell(this.#verdict);
      return isLost && this.#say(undefined);
    }
    return judgement.state === 'healthy'
      ? this.#isWell(moment)
      : this.#isUnwell(judgement, moment.date);
  }

  #isWell({ at, date }: Moment): boolean {
    if (isUnwell(this.#verdict)) {
      this.#wellSince ??= at;
      if (at - this.#wellSince < WELL_AFTER_MS) return false;
    }
    this.#wellSince = undefined;
    return this.#verdict?.state !== 'healthy' && this.#say(well(date));
  }

  #isUnwell(judgement: Judgement, now: Date): boolean {
    this.#wellSince = undefined;
    const { state, headline, classes } = judgement;
    const before = this.#verdict;
    const since =
      before && isUnwell(before) ? before.since : beganAt(judgement, now);
    return this.#say({ state, headline, classes, since });
  }

  #say(verdict: ClusterVerdict | undefined): boolean {
    if (this.#verdict === verdict) return false;
    this.#verdict = verdict;
    return true;
  }
}

function well(now: Date): ClusterVerdict {
  return { state: 'healthy', since: now, classes: [] };
}

/** The objects know of failures that began before this backend. */
function beganAt({ since }: Judgement, now: Date): Date {
  return since && since < now ? since : now;
}
