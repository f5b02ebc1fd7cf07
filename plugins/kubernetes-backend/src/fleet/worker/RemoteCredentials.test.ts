import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { fail, ok } from '../../util/Result';
import { FromWorker } from './protocol';
import { RemoteCredentials } from './RemoteCredentials';

const { signal } = new AbortController();

const cluster = (name: string): ClusterDetails => ({
  name,
  url: 'https://x',
  authProvider: 'shared',
  authMetadata: {},
});

const aCredential = (token: string) => ({
  kind: 'bearerToken' as const,
  token,
  identity: 'reader',
});

function start() {
  const sent: FromWorker[] = [];
  const credentials = new RemoteCredentials({
    send: message => sent.push(message),
    onMessage: () => undefined,
  });
  return { sent, credentials };
}

it('gives each request the answer to its own question', async () => {
  const { credentials, sent } = start();
  const eu = credentials.get(cluster('eu'), undefined, signal);
  const us = credentials.get(cluster('us'), undefined, signal);
  expect(sent).toEqual([
    { type: 'credential', id: 1, cluster: 'eu' },
    { type: 'credential', id: 2, cluster: 'us' },
  ]);
  credentials.answer(2, ok(aCredential('of us')));
  credentials.answer(1, fail('credential', 'none'));
  expect(await us).toMatchObject({ ok: true, value: { token: 'of us' } });
  expect(await eu).toMatchObject({ ok: false, reason: { message: 'none' } });
});

it('asks anew each time, and ignores answers that nobody waits for', async () => {
  const { credentials, sent } = start();
  const first = credentials.get(cluster('eu'), undefined, signal);
  credentials.answer(1, ok(aCredential('first')));
  await first;
  credentials.answer(1, ok(aCredential('late')));
  const second = credentials.get(cluster('eu'), undefined, signal);
  credentials.answer(2, ok(aCredential('second')));
  expect(await second).toMatchObject({ value: { token: 'second' } });
  expect(sent).toHaveLength(2);
});

it('does not wait for an answer once the request is aborted', async () => {
  const { credentials } = start();
  const leaving = new AbortController();
  const waiting = credentials.get(cluster('eu'), undefined, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
});

it('says whose credential was refused, and nothing of one that it did not give', async () => {
  const { credentials, sent } = start();
  const [ofEu, ofUs] = [aCredential('x'), aCredential('x')];
  const eu = credentials.get(cluster('eu'), undefined, signal);
  credentials.answer(1, ok(ofEu));
  const us = credentials.get(cluster('us'), undefined, signal);
  credentials.answer(2, ok(ofUs));
  await Promise.all([eu, us]);
  sent.length = 0;
  credentials.reject(ofUs);
  credentials.reject(aCredential('x'));
  expect(sent).toEqual([{ type: 'refused', cluster: 'us' }]);
});

it('shares all that it gives', () => {
  expect(start().credentials.hasSharedCredential()).toBe(true);
});
