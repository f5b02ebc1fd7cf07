import { AssertionError } from 'node:assert/strict';
import { ConformanceCase } from './ConformanceCase';
import { holdsSecret } from './secrets';

/** Less than the five seconds after which test frameworks time out. */
const CASE_MS = 4_000;

/** More than a provider needs to notice an abort. */
const ABORT_MS = 1_500;

/** Names of errors that are never thrown on purpose. */
const CRASHES = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];

/** Creates a case that always ends in time and fails with a message. */
export function aCase(
  name: string,
  secrets: readonly string[],
  run: () => Promise<void>,
): ConformanceCase {
  return {
    name,
    async run() {
      const outcome = await settlesWithin(CASE_MS, run);
      if (outcome.type === 'pending') {
        fail(`It has not settled after ${CASE_MS / 1_000} seconds.`);
      }
      if (outcome.type === 'resolved') return;
      const { error } = outcome;
      if (error instanceof AssertionError) throw error;
      assertWords(error, secrets);
      fail(`It rejects instead of resolving: ${errorMessage(error)}`);
    },
  };
}

export function fail(sentence: string): never {
  throw new AssertionError({ message: sentence });
}

/** Calls a provider, which may be JavaScript and violate its type. */
export async function called<T>(
  what: string,
  ask: () => Promise<T>,
): Promise<T> {
  let result: unknown;
  try {
    result = ask();
  } catch (error) {
    fail(
      `${what} throws ${describeThrown(
        error,
      )} at once. Return a promise that rejects, or make it an async function.`,
    );
  }
  if (!isThenable(result)) fail(`${what} must return a promise.`);
  return result as Promise<T>;
}

/** Asserts that an object has the fields of its interface. */
export function assertShape(
  provider: unknown,
  type: string,
  ...methods: string[]
): void {
  if (typeof provider !== 'object' || provider === null) {
    fail(`create() must return a ${type}.`);
  }
  const { id }: { id?: unknown } = provider;
  if (typeof id !== 'string' || id.trim() === '') fail('It has no id.');
  for (const method of methods) {
    if (typeof Reflect.get(provider, method) !== 'function') {
      fail(`It has no ${method}(), which ${type} requires.`);
    }
  }
}

/** Asserts that a call settles when it is aborted, before it starts or while it waits. */
export async function assertHeedsAbort(
  what: string,
  ask: (signal: AbortSignal) => unknown,
  secrets: readonly string[],
): Promise<void> {
  const left = new AbortController();
  const leaves = new AbortController();
  left.abort();
  const outcomes = [left, leaves].map(({ signal }) =>
    settlesWithin(ABORT_MS, async () => ask(signal)),
  );
  setImmediate(() => leaves.abort());
  for (const outcome of await Promise.all(outcomes)) {
    if (outcome.type === 'pending') {
      fail(
        `${what} ignores its signal: it goes on after the abort. Give the signal to whatever it waits for.`,
      );
    }
    if (outcome.type === 'rejected') assertWords(outcome.error, secrets);
  }
}

/** Asserts that an error is an Error with a useful message and without a secret. */
export function assertWords(error: unknown, secrets: readonly string[]): void {
  if (error instanceof AssertionError) throw error;
  if (!isError(error)) {
    fail('It must reject with an Error.');
  }
  for (
    let cause: unknown = error, depth = 0;
    isError(cause) && depth < 8;
    cause = cause.cause, depth += 1
  ) {
    if (holdsSecret(cause.message, secrets)) {
      fail(
        `It rejects with ${describeThrown(
          error,
        )}, whose message contains a secret; it is logged and shown.`,
      );
    }
  }
  // `fetch` also rejects with a TypeError, which has a cause.
  if (CRASHES.includes(error.name) && error.cause === undefined) {
    fail(
      `It crashes with ${describeThrown(error)}: ${
        error.message
      }. Check what you are given, and say what is wrong in words.`,
    );
  }
}

/** Checks fields instead of the class, because test frameworks use separate realms. */
function isError(error: unknown): error is Error {
  return (
    typeof error === 'object' &&
    error !== null &&
    typeof Reflect.get(error, 'message') === 'string' &&
    typeof Reflect.get(error, 'name') === 'string'
  );
}

type Outcome =
  | { readonly type: 'resolved' }
  | { readonly type: 'rejected'; readonly error: unknown }
  | { readonly type: 'pending' };

async function settlesWithin(
  ms: number,
  run: () => Promise<unknown>,
): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome>(resolve => {
    timer = setTimeout(() => resolve({ type: 'pending' }), ms);
  });
  try {
    return await Promise.race([
      run().then(
        (): Outcome => ({ type: 'resolved' }),
        (error: unknown): Outcome => ({ type: 'rejected', error }),
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}

function isThenable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'then') === 'function'
  );
}

function describeThrown(error: unknown): string {
  return isError(error) ? `an error (${error.name})` : 'something';
}

function errorMessage(error: unknown): string {
  return isError(error) ? error.message : String(error);
}

/** Asserts that a call doesn't modify its arguments. */
export async function assertUntouched<T>(
  what: string,
  given: unknown,
  run: () => Promise<T>,
): Promise<T> {
  const before = JSON.stringify(given);
  const result = await run();
  if (JSON.stringify(given) !== before) {
    fail(`${what} modifies its argument. Copy it before you change it.`);
  }
  return result;
}

/** Copies plain data, such as entities and clusters. */
export function clone<T>(data: T): T {
  return JSON.parse(JSON.stringify(data));
}
