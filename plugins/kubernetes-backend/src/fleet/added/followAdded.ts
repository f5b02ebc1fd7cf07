import {
  FleetSink as AddedSink,
  FleetSource as AddedSource,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import { backOffMs } from '../../util/backOff';
import { describeError, toSafeMessage } from '../../util/safeMessage';
import { Semaphore } from '../../util/Semaphore';
import { abortable, Clock, linkedAbortController } from '../../util/timing';
import { FleetKind } from '../records';
import { FleetSink } from '../source/FleetSource';
import { AddedIntake } from './AddedIntake';
import { OpenCalls } from './OpenCalls';

/** A source that says nothing of a kind for so long may have lost its service. */
const SILENCE_MS = 5 * 60_000;
const LOOK_EVERY_MS = 30_000;

/** A call that has lasted for this long did not fail from the start. */
const STEADY_MS = 5 * 60_000;

/** Before a source is called again. */
const MIN_PAUSE_MS = 1_000;

/** For a source to end its call after the abort. */
const END_MS = 5_000;

/** What a source did wrong, for the backend's log. */
export interface AddedFault {
  readonly source: string;
  readonly cluster: string;
  readonly error: Error;
}

export interface FollowAddedOptions {
  readonly source: AddedSource;
  readonly cluster: string;
  readonly kinds: readonly FleetKind[];
  readonly maxRecords: number;
  readonly sink: FleetSink;
  readonly turns: Semaphore;
  readonly calls: OpenCalls;
  readonly clock: Clock;
  readonly monotonic: () => number;
  readonly random: () => number;
  readonly onFault: (fault: AddedFault) => void;
}

/**
 * Lets a source that a module has added follow one cluster until the signal aborts, and again
 * after a pause if it fails. Resolves when the signal has aborted and the source has ended, or
 * a little later where it doesn't.
 */
export async function followAdded(
  options: FollowAddedOptions,
  signal: AbortSignal,
): Promise<void> {
  const { calls, clock, cluster, monotonic, random } = options;
  if (calls.of(cluster))
    tellGaps(options, 'timeout', 'still ends an earlier call');
  await untilEnded(calls.of(cluster), signal);
  let faults = 0;
  while (!signal.aborted) {
    const startedAt = monotonic();
    const failure = await callOnce(options, signal);
    // The cluster may be followed by nobody any more.
    if (!failure || signal.aborted) break;
    options.onFault({
      source: options.source.id,
      cluster,
      error: failure.error,
    });
    tellGaps(options, failure.code, failure.what);
    faults = monotonic() - startedAt < STEADY_MS ? faults + 1 : 1;
    await clock.sleep(MIN_PAUSE_MS + backOffMs(faults, random), signal);
    await untilEnded(warnOfOpen(options), signal);
  }
  const left = new AbortController();
  await Promise.race([calls.of(cluster), clock.sleep(END_MS, left.signal)]);
  left.abort();
}

interface Failure {
  readonly error: Error;
  readonly code: ClusterReason['code'];
  /** For readers of the fleet page. What the source itself says is for the log. */
  readonly what: string;
}

/** Calls the source once. Why that is over; undefined when the signal has aborted. */
async function callOnce(
  options: FollowAddedOptions,
  parent: AbortSignal,
): Promise<Failure | undefined> {
  const { calls, clock, cluster, kinds, source } = options;
  const call = linkedAbortController(parent);
  const { signal } = call;
  let onFailure: (failure: Failure | undefined) => void = () => undefined;
  const over = new Promise<Failure | undefined>(resolve => {
    onFailure = resolve;
  });
  const fail = (error: Error, code: Failure['code'], what: string) => {
    onFailure({ error, code, what });
    call.abort(error);
  };
  signal.addEventListener('abort', () => onFailure(undefined), { once: true });
  if (signal.aborted) return undefined;
  const invalid = new Set<FleetKind>();
  const intake = new AddedIntake({
    ...options,
    now: () => clock.now().getTime(),
    onInvalid: (kind, error) => {
      if (invalid.has(kind)) return;
      invalid.add(kind);
      const cause = toError(error).message;
      options.onFault({
        source: source.id,
        cluster,
        error: new Error(
          `A ${kind} was left out, and maybe others after it: ${cause}`,
        ),
      });
    },
    onBreach: error => fail(error, 'server-error', 'broke its contract'),
    signal,
  });
  const sink = Object.freeze<AddedSink>({
    cluster,
    kinds: Object.freeze([...kinds]),
    send: intake.send,
  });
  const ended = callSource(source, sink, signal).then(error =>
    fail(error, 'server-error', 'failed'),
  );
  calls.add(cluster, ended);
  void watchSilence(intake, options, signal).then(silent => {
    if (silent.length === 0) return;
    const minutes = SILENCE_MS / 60_000;
    const error = new Error(
      `It has said nothing of ${silent.join(', ')} for ${minutes} minutes`,
    );
    fail(error, 'timeout', 'says nothing any more');
  });
  const failure = await over;
  call.abort();
  return failure;
}

/** What the call ended with, sooner or later; never rejects. */
async function callSource(
  source: AddedSource,
  sink: AddedSink,
  signal: AbortSignal,
): Promise<Error> {
  try {
    await source.follow(sink, signal);
    return new Error('follow() ended before its signal aborted');
  } catch (error) {
    return toError(error);
  }
}

/** What is thrown may be anything, also something that throws when it is read. */
function toError(thrown: unknown): Error {
  try {
    return new Error(describeError(thrown));
  } catch {
    return new Error('It rejected with something that is no Error');
  }
}

/** Of which kinds the source has become silent; none when the signal aborts. */
async function watchSilence(
  intake: AddedIntake,
  { clock }: FollowAddedOptions,
  signal: AbortSignal,
): Promise<readonly FleetKind[]> {
  while (!signal.aborted) {
    await clock.sleep(LOOK_EVERY_MS, signal);
    const silent = intake.silentKinds(SILENCE_MS);
    if (!signal.aborted && silent.length > 0) return silent;
  }
  return [];
}

function warnOfOpen({
  calls,
  cluster,
  onFault,
  source,
}: FollowAddedOptions): Promise<void> | undefined {
  const open = calls.of(cluster);
  if (open) {
    const error = new Error(
      'It ignores its signal, and is not called again before it has ended',
    );
    onFault({ source: source.id, cluster, error });
  }
  return open;
}

/** Until the call has ended, or the signal has aborted. */
async function untilEnded(
  call: Promise<void> | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (call) await abortable(call, signal).catch(() => undefined);
}

function tellGaps(
  { cluster, kinds, sink, source }: FollowAddedOptions,
  code: ClusterReason['code'],
  what: string,
): void {
  const message = toSafeMessage(
    `The source '${source.id}', which reads this cluster, ${what}.`,
  );
  for (const kind of kinds) {
    sink({ type: 'gap', cluster, kind, reason: { code, message } });
  }
}
