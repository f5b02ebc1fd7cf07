import {
  aPod,
  anEvent,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  aList,
  fakeConnection,
  FORBIDDEN,
} from '../../__testUtils__/fakeConnection';
import { fail, ok } from '../../util/Result';
import { fieldSelector, getPod, listEvents, openLog } from './podApi';

const { signal } = new AbortController();
const EVENT = anEvent({
  regarding: { kind: 'Pod', namespace: 'shop', name: 'web-1' },
  reason: 'Failed',
  message: 'no',
});
const NAME = { namespace: 'shop', name: 'web-1' };

describe('getPod', () => {
  it('reads one pod by its name', async () => {
    const raw = aPod(NAME).build();
    const { asked, connection } = fakeConnection(() => ok(raw));
    const answer = await getPod(connection, NAME, signal);
    expect(asked).toEqual(['/api/v1/namespaces/shop/pods/web-1']);
    expect(answer).toMatchObject({ ok: true, value: { metadata: NAME } });
  });

  it('passes a failure on', async () => {
    const { connection } = fakeConnection(() => FORBIDDEN);
    expect(await getPod(connection, NAME, signal)).toEqual(FORBIDDEN);
  });

  it.each([undefined, 'a pod', { kind: 'Secret', metadata: NAME }])(
    'does not take %j for a pod',
    async value => {
      const { connection } = fakeConnection(() => ok(value));
      expect(await getPod(connection, NAME, signal)).toMatchObject(
        fail('malformed', 'the response is not a pod'),
      );
    },
  );
});

describe('fieldSelector', () => {
  it.each([
    [{ 'involvedObject.uid': '1' }, 'involvedObject.uid=1'],
    [{ a: '1', b: '2' }, 'a=1,b=2'],
    [{ a: '1,b=2' }, 'a=1\\,b\\=2'],
    [{ a: 'back\\slash' }, 'a=back\\\\slash'],
    [{}, ''],
  ])('writes %j', (terms, selector) => {
    expect(fieldSelector(terms)).toBe(selector);
  });
});

describe('listEvents', () => {
  it('reads at most two pages', async () => {
    const { asked, connection } = fakeConnection(() =>
      aList('Event', [EVENT], 'more'),
    );
    const answer = await listEvents(connection, 'shop', 'a=1', signal);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatch(/^\/api\/v1\/namespaces\/shop\/events\?/);
    expect(
      new URLSearchParams(asked[0].split('?')[1]).get('fieldSelector'),
    ).toBe('a=1');
    expect(answer).toMatchObject({
      ok: true,
      value: [{ reason: 'Failed' }, { reason: 'Failed' }],
    });
  });

  it('passes a failure on', async () => {
    const { connection } = fakeConnection(() => FORBIDDEN);
    expect(await listEvents(connection, 'shop', 'a=1', signal)).toMatchObject(
      FORBIDDEN,
    );
  });
});

describe('openLog', () => {
  it('opens the log of the pod with these options', async () => {
    const { asked, connection } = fakeConnection(() => ok('a line'));
    const query = { container: 'app', previous: 'true' };
    const answer = await openLog(connection, NAME, query, signal);
    expect(asked).toEqual([
      '/api/v1/namespaces/shop/pods/web-1/log?container=app&previous=true',
    ]);
    expect(answer.ok).toBe(true);
  });
});
