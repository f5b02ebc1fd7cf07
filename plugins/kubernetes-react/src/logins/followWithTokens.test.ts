/** @jest-environment node */
import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { settle } from '../testing/ManualTimers';
import { followWithTokens } from './followWithTokens';
import { KubernetesLogins } from './KubernetesLogins';
import { UserTokenHeaders } from './UserTokenHeaders';

const REF = 'component:default/shop';
const AT = '2026-03-01T12:00:00Z';
const HEARTBEAT: ServiceMessage = { type: 'heartbeat', at: AT };
const HELLO: ServiceMessage = {
  type: 'hello',
  version: 1,
  entityRef: REF,
  selector: 'app=shop',
  at: AT,
  clusters: [{ name: 'eu', login: 'oidc.okta' }],
  providerProblems: [],
};

/** A viewer of what each connection sends, which then ends or waits for its signal. */
function start(
  token: () => string,
  connections: readonly {
    readonly messages: readonly ServiceMessage[];
    readonly ends?: boolean;
  }[],
) {
  const leaving = new AbortController();
  const logins = new KubernetesLogins({
    'oidc.okta': async () => token(),
    other: async () => 'x',
  });
  const unsubscribe = jest.fn();
  const subscribe = jest
    .spyOn(logins, 'subscribe')
    .mockImplementation(listener => {
      const leave = KubernetesLogins.prototype.subscribe.call(logins, listener);
      return () => {
        unsubscribe();
        leave();
      };
    });
  const signals: AbortSignal[] = [];
  const seen: string[] = [];
  const over = (async () => {
    const messages = followWithTokens({
      entityRef: REF,
      headers: new UserTokenHeaders(logins),
      signal: leaving.signal,
      async *follow(_tokens, signal) {
        const connection = connections[signals.length];
        signals.push(signal);
        yield* connection.messages;
        if (connection.ends) return;
        await new Promise<void>(resolve => {
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve());
        });
      },
    });
    for await (const message of messages) seen.push(message.type);
  })();
  return { leaving, logins, over, seen, signals, subscribe, unsubscribe };
}

it('is one stream over all connections', async () => {
  const viewer = start(
    () => 'token',
    [{ messages: [HELLO] }, { messages: [HELLO, HEARTBEAT], ends: true }],
  );
  await viewer.over;
  expect(viewer.seen).toEqual(['hello', 'hello', 'heartbeat']);
});

it('ends when the backend ends it, and not before', async () => {
  const viewer = start(() => '', [{ messages: [HELLO], ends: true }]);
  await viewer.over;
  expect(viewer.signals).toHaveLength(1);
});

it('leaves no connection open and no listener behind', async () => {
  const viewer = start(
    () => 'token',
    [{ messages: [HELLO] }, { messages: [HELLO] }],
  );
  await settle();
  expect(viewer.signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(viewer.unsubscribe).toHaveBeenCalledTimes(1);
  viewer.leaving.abort();
  await viewer.over;
  expect(viewer.signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  expect(viewer.subscribe).toHaveBeenCalledTimes(2);
  expect(viewer.unsubscribe).toHaveBeenCalledTimes(2);
});

it('stays connected when somebody signs in to something else', async () => {
  const viewer = start(() => '', [{ messages: [HELLO] }]);
  await settle();
  await viewer.logins.signIn('other');
  await settle();
  expect(viewer.signals).toHaveLength(1);
  viewer.leaving.abort();
  await viewer.over;
});

it('opens nothing that stays open for a viewer who has left already', async () => {
  const viewer = start(() => '', [{ messages: [] }]);
  viewer.leaving.abort();
  await viewer.over;
  expect(viewer.signals[0].aborted).toBe(true);
});
