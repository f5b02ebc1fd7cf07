import { anEntity } from '../__testUtils__/anEntity';
import { fakeConnection } from '../__testUtils__/fakeConnection';
import { serviceTarget } from '../locate';
import { Result, fail, ok } from '../util/Result';
import { checkListAccess, isAccessDenied } from './checkListAccess';

const { signal } = new AbortController();

async function check(answer: () => Result<unknown>, namespace?: string) {
  const { connection, asked } = fakeConnection(answer);
  const target = serviceTarget(
    anEntity('shop', {
      'backstage.io/kubernetes-id': 'shop',
      ...(namespace && { 'backstage.io/kubernetes-namespace': namespace }),
    }),
  );
  return { refusal: await checkListAccess(connection, target, signal), asked };
}

describe('checkListAccess', () => {
  it.each([
    fail('forbidden', 'pods is forbidden', 403),
    fail('unauthenticated', 'who are you?', 401),
    fail('credential', 'sign in again'),
  ])('gives what says that the caller may not: $reason.code', async refused => {
    expect((await check(() => refused)).refusal).toBe(refused);
    expect(isAccessDenied(refused.reason)).toBe(true);
  });

  it.each([
    ok({ kind: 'PodList', items: [] }),
    fail('timeout', 'late'),
    fail('server-error', 'etcd is down', 500),
    fail('unreachable', 'refused'),
    fail('open-circuit', 'requests paused'),
    fail('throttled', 'too many requests', 429),
    fail('api-absent', 'no pods here', 404),
  ])('takes nothing else for a refusal (%o)', async answer => {
    expect((await check(() => answer)).refusal).toBeUndefined();
  });

  it('classifies denials', () => {
    expect(isAccessDenied(fail('timeout', 'late').reason)).toBe(false);
    expect(isAccessDenied(fail('api-absent', 'none').reason)).toBe(false);
  });

  it('does not take a broken connection for a denial', async () => {
    const { refusal } = await check(() => {
      throw new Error('reset');
    });
    expect(refusal).toBeUndefined();
  });

  it('lists the pods of the service in its namespace', async () => {
    const path = async (namespace?: string) => {
      const { asked } = await check(() => ok({ items: [] }), namespace);
      expect(asked).toHaveLength(1);
      const url = new URL(asked[0], 'https://one');
      expect(url.searchParams.get('labelSelector')).toBe(
        'backstage.io/kubernetes-id=shop',
      );
      // Answered from the watch cache, with nothing in it.
      expect(url.searchParams.get('resourceVersion')).toBe('0');
      expect(url.searchParams.get('fieldSelector')).toMatch(/^metadata.name=./);
      return url.pathname;
    };
    expect(await path()).toBe('/api/v1/pods');
    expect(await path('shop')).toBe('/api/v1/namespaces/shop/pods');
  });
});
