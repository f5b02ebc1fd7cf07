import { Simulator } from '@internal/cluster-simulator';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { questionsTo, startFleet } from '../../__testUtils__/fleet';
import { until as untilSoon } from '../../__testUtils__/until';
import { ok } from '../../util/Result';
import { TEST_SETTINGS } from '../__testUtils__/followSimulator';
import { POOL_LABELS } from '../nodes/readNodePool';
import { FromWorker, ToWorker, WorkerSettings } from './protocol';
import { runWorker } from './runWorker';

const until = (holds: () => boolean) => untilSoon(holds, 20_000);

describe('runWorker', () => {
  let simulator: Simulator;
  let stop: (() => Promise<void>) | undefined;
  let sent: FromWorker[];
  let tell: (message: ToWorker) => void;

  const openWatches = (name: string) => simulator.cluster(name).openWatches();

  beforeAll(async () => {
    simulator = await startFleet('eu', 'us');
  });

  afterEach(async () => {
    await stop?.();
    stop = undefined;
    await until(() => openWatches('eu') + openWatches('us') === 0);
  });

  afterAll(() => simulator.stop());

  const details = (...names: string[]): readonly ClusterDetails[] =>
    names.map(name => {
      const { url, caData } = simulator.cluster(name);
      return {
        name,
        url,
        authProvider: 'shared',
        authMetadata: {},
        tls: { caData },
      };
    });

  const follow = (...names: string[]) =>
    tell({ type: 'clusters', clusters: details(...names) });

  /** A worker whose main thread has a credential of each cluster. */
  function start(settings: Partial<WorkerSettings> = {}): void {
    // What an earlier worker says late is not of this one.
    const own: FromWorker[] = [];
    sent = own;
    stop = runWorker(
      {
        send: message => {
          own.push(message);
          if (message.type === 'feed') {
            setImmediate(() => tell({ type: 'taken', count: 1 }));
          }
          if (message.type !== 'credential') return;
          const { cluster, id } = message;
          const token = simulator.cluster(cluster).tokens.reader;
          const credential = ok({
            kind: 'bearerToken' as const,
            token,
            identity: 'reader',
          });
          setImmediate(() => tell({ type: 'credential', id, credential }));
        },
        onMessage: take => {
          tell = take;
        },
      },
      { ...TEST_SETTINGS, ...settings },
    );
  }

  const questions = (name: string) => questionsTo(simulator.cluster(name));

  it('answers each ping with its number', () => {
    start();
    tell({ type: 'ping', id: 7 });
    tell({ type: 'ping', id: 8 });
    expect(sent).toEqual([
      { type: 'pong', id: 7 },
      { type: 'pong', id: 8 },
    ]);
  });

  it('follows a cluster once, however often it is told to', async () => {
    start();
    follow('eu');
    await until(() => openWatches('eu') === 2);
    const asked = questions('eu');
    follow('eu');
    follow('eu', 'us');
    await until(() => openWatches('us') === 2);
    expect(openWatches('eu')).toBe(2);
    expect(questions('eu')).toBe(asked);
  });

  it('gives a cluster up, and follows it anew when it is told to', async () => {
    start();
    follow('eu', 'us');
    await until(() => openWatches('eu') === 2 && openWatches('us') === 2);
    const [ofEu, ofUs] = [questions('eu'), questions('us')];
    follow('us');
    await until(() => openWatches('eu') === 0);
    expect(openWatches('us')).toBe(2);
    follow('eu', 'us');
    await until(() => openWatches('eu') === 2);
    expect(questions('eu')).toBeGreaterThan(ofEu);
    expect(questions('us')).toBe(ofUs);
  });

  it('lets no cluster wait for one that hangs', async () => {
    const eu = simulator.cluster('eu');
    await eu.setFault({ type: 'hang' });
    start({
      deadlines: { ...TEST_SETTINGS.deadlines, firstByteMs: 60_000 },
    });
    follow('eu', 'us');
    await until(() => openWatches('us') === 2);
    expect(openWatches('eu')).toBe(0);
    await eu.clearFault();
  });

  it('says whose nodes are in which pool, where nodes are read', async () => {
    start({ poolLabels: POOL_LABELS });
    follow('eu', 'us');
    const named = () =>
      sent.flatMap(each => (each.type === 'nodePools' ? each.cluster : []));
    await until(() => named().length === 2);
    expect(named().sort()).toEqual(['eu', 'us']);
  });

  it('reports each request, of which cluster', async () => {
    start();
    follow('us');
    await until(() => openWatches('us') === 2);
    const clusters = () =>
      sent.flatMap(each =>
        each.type === 'request' ? each.request.cluster : [],
      );
    await until(() => clusters().length > 0);
    expect(new Set(clusters())).toEqual(new Set(['us']));
  });

  it('says that a credential was refused, and asks for another', async () => {
    start();
    const us = simulator.cluster('us');
    us.revokeToken(us.tokens.reader);
    follow('us');
    await until(() =>
      sent.some(each => each.type === 'refused' && each.cluster === 'us'),
    );
    const asked = () => sent.filter(each => each.type === 'credential').length;
    const before = asked();
    await until(() => asked() > before);
    expect(openWatches('us')).toBe(0);
  });
});
