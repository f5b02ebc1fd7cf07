import { recorderFields } from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  digest,
  KubernetesObject,
  timestamp,
  uid,
} from '@podlight/fake-kubernetes-api-server';
import { ChangeTracker } from './ChangeTracker';

/** `--event-ttl` of the API server: events expire an hour after they last occurred. */
const EVENT_TTL_MS = 3_600_000;

/** The object that events are about. */
export interface InvolvedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

export interface EventInput {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{app}` */
  readonly fieldPath?: string;
}

interface Entry extends EventInput {
  count: number;
  readonly firstMs: number;
  lastMs: number;
}

/** The events about one object, aggregated like recorders do: one object for equal messages. */
export class EventTally {
  readonly #involved: InvolvedObject;
  readonly #component: string;
  readonly #host: string | undefined;
  readonly #tracker: ChangeTracker;
  readonly #entries = new Map<string, Entry>();

  constructor(
    involved: InvolvedObject,
    /** `kubelet`, `default-scheduler`, `job-controller` */
    component: string,
    host: string | undefined,
    tracker: ChangeTracker,
  ) {
    this.#involved = involved;
    this.#component = component;
    this.#host = host;
    this.#tracker = tracker;
  }

  /** Counts one occurrence if its time has come. */
  at(timeMs: number, event: EventInput): void {
    if (this.#tracker.reached(timeMs)) this.#add(event, 1, timeMs, timeMs);
  }

  /** Counts an occurrence at every interval, from one time up to but excluding another. */
  every(
    intervalMs: number,
    fromMs: number,
    untilMs: number,
    event: EventInput,
  ): void {
    if (fromMs >= untilMs || !this.#tracker.reached(fromMs)) return;
    const lastPossible = Math.ceil((untilMs - fromMs) / intervalMs) - 1;
    const passed = Math.floor((this.#tracker.nowMs - fromMs) / intervalMs);
    const index = Math.min(passed, lastPossible);
    if (index < lastPossible)
      this.#tracker.reached(fromMs + (index + 1) * intervalMs);
    this.#add(event, index + 1, fromMs, fromMs + index * intervalMs);
  }

  /** The events that have not expired, as core/v1 Events. */
  objects(): readonly KubernetesObject[] {
    const objects: KubernetesObject[] = [];
    for (const [key, entry] of this.#entries) {
      if (this.#tracker.reached(entry.lastMs + EVENT_TTL_MS)) continue;
      objects.push(this.#object(key, entry));
    }
    return objects;
  }

  #add(
    event: EventInput,
    count: number,
    firstMs: number,
    lastMs: number,
  ): void {
    const key = `${event.reason}|${event.fieldPath ?? ''}|${event.message}`;
    const entry = this.#entries.get(key);
    const expired = entry && firstMs - entry.lastMs > EVENT_TTL_MS;
    if (!entry || expired) {
      this.#entries.set(key, { ...event, count, firstMs, lastMs });
      return;
    }
    entry.count += count;
    entry.lastMs = Math.max(entry.lastMs, lastMs);
  }

  #object(key: string, entry: Entry): KubernetesObject {
    const involved = this.#involved;
    const component = this.#component;
    const host = this.#host;
    const suffix = digest(involved.uid, key, entry.firstMs).slice(0, 16);
    return {
      metadata: {
        name: `${involved.name}.${suffix}`,
        namespace: involved.namespace,
        uid: uid(involved.uid, key, entry.firstMs),
        creationTimestamp: timestamp(entry.firstMs),
      },
      involvedObject: {
        ...involved,
        ...(entry.fieldPath ? { fieldPath: entry.fieldPath } : {}),
      },
      reason: entry.reason,
      message: entry.message,
      type: entry.type,
      ...recorderFields({
        component,
        host,
        first: new Date(entry.firstMs),
        last: new Date(entry.lastMs),
        count: entry.count,
      }),
      ...(component === 'default-scheduler'
        ? { action: entry.reason === 'Scheduled' ? 'Binding' : 'Scheduling' }
        : {}),
    };
  }
}
