/**
 * Waits until a part of the stack is ready.
 */
import { setTimeout as sleep } from 'node:timers/promises';

/** Generous, because the first start compiles everything, possibly on a slow machine. */
const READY_TIMEOUT_MS = 5 * 60_000;
const POLL_MS = 200;
const REQUEST_TIMEOUT_MS = 60_000;

/** Waits for a line of output. */
export function waitForLine(handle, pattern, what) {
  return poll(handle, what, async () =>
    handle.tail.some(line => pattern.test(line)),
  );
}

/** Waits until a URL answers with success. */
export function waitForAnswer(url, handle, what) {
  return poll(handle, what, async () => (await request(url)).ok);
}

/** Ready means: every plugin has started, a guest can sign in and the catalog has the entity. */
export function waitForBackend(backend, handle, entity) {
  return poll(handle, 'the backend', async () => {
    const health = await request(`${backend}/.backstage/health/v1/readiness`);
    if (!health.ok) return false;
    const token = await signInAsGuest(backend);
    const answer = await request(
      `${backend}/api/catalog/entities/by-name/component/default/${entity}`,
      { authorization: `Bearer ${token}` },
    );
    return answer.ok;
  });
}

/** A Backstage token of the guest. */
export async function signInAsGuest(backend) {
  const answer = await request(`${backend}/api/auth/guest/refresh`, {
    'x-requested-with': 'XMLHttpRequest',
  });
  if (!answer.ok) throw new Error(`Sign-in failed with ${answer.status}`);
  return (await answer.json()).backstageIdentity.token;
}

function request(url, headers = {}) {
  return fetch(url, {
    headers,
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
}

async function poll(handle, what, isReady) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  const why = () => `\n${handle.tail.join('\n')}`;
  while (Date.now() < deadline) {
    if (handle.hasExited) {
      throw new Error(`${what} ended before it was ready:${why()}`);
    }
    if (await isReady().catch(() => false)) return;
    await sleep(POLL_MS);
  }
  const minutes = READY_TIMEOUT_MS / 60_000;
  throw new Error(`${what} was not ready after ${minutes} minutes:${why()}`);
}
