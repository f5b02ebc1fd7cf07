import { ManualClock } from '../../__testUtils__/ManualClock';
import { ok, Result } from '../../util/Result';
import { DISCOVERY_TTL_MS } from '../discovery';
import { configuredTypes, ResourceType } from '../resourceTypes';
import { DiscoveredTypes } from './DiscoveredTypes';

const [pods, deployments, jobs] = configuredTypes(['deployments', 'jobs']);

const FAILED = {
  ok: false,
  reason: { code: 'unreachable', message: 'connection refused' },
} as const;

type Answer = Result<readonly ResourceType[]>;

/** Answers one by one, the last again and again. */
function start(...answers: readonly Answer[]) {
  const clock = new ManualClock();
  const leaving = new AbortController();
  const added: string[][] = [];
  const asked: number[] = [];
  const startMs = clock.monotonic();
  const discovered = new DiscoveredTypes({
    clock,
    types: [pods],
    ...(answers.length > 0 && {
      discover: async () => {
        asked.push(clock.monotonic() - startMs);
        return answers[Math.min(asked.length, answers.length) - 1];
      },
    }),
    onAnswer: types => added.push([...types].map(({ kind }) => kind)),
  });
  const ended = discovered.follow(leaving.signal);
  const settle = () => new Promise(resolve => setImmediate(resolve));
  const advance = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { added, advance, asked, discovered, ended, leaving, settle };
}

describe('DiscoveredTypes', () => {
  it('has the configured types alone where nothing is discovered', async () => {
    const { added, discovered, ended } = start();
    await ended;
    expect(discovered.isPending).toBe(false);
    expect(discovered.types).toEqual([pods]);
    expect(added).toEqual([]);
  });

  it('adds each type once, and tells also of answers that add nothing', async () => {
    const { added, advance, discovered, settle } = start(
      ok([pods, deployments]),
      ok([deployments]),
      ok([deployments, jobs]),
    );
    expect(discovered.isPending).toBe(true);
    await settle();
    expect(discovered.isPending).toBe(false);
    await advance(DISCOVERY_TTL_MS + 1_000);
    await advance(DISCOVERY_TTL_MS + 1_000);
    expect(added).toEqual([['Deployment'], [], ['Job']]);
    expect(discovered.types).toEqual([pods, deployments, jobs]);
  });

  it('asks again only once the last answer has expired', async () => {
    const { advance, asked, settle } = start(ok([]));
    await settle();
    await advance(DISCOVERY_TTL_MS);
    await advance(1_000);
    expect(asked).toEqual([0, DISCOVERY_TTL_MS + 1_000]);
  });

  it('says that it failed until the cluster answers, and asks again after a minute', async () => {
    const { advance, asked, discovered, settle } = start(FAILED, ok([jobs]));
    await settle();
    expect(discovered.isPending).toBe(false);
    expect(discovered.problems).toMatchObject([
      { kind: 'CustomResource', reason: { code: 'unreachable' } },
    ]);
    await advance(60_000);
    expect(asked).toEqual([0, 60_000]);
    expect(discovered.problems).toEqual([]);
    expect(discovered.types).toEqual([pods, jobs]);
  });

  it('says nothing of a later failure, as what was found is still read', async () => {
    const { advance, discovered, settle } = start(ok([jobs]), FAILED);
    await settle();
    await advance(DISCOVERY_TTL_MS + 1_000);
    expect(discovered.problems).toEqual([]);
    expect(discovered.types).toEqual([pods, jobs]);
  });

  it('ends with the service, without a word about an answer that came too late', async () => {
    const { added, ended, leaving } = start(ok([jobs]));
    leaving.abort();
    await ended;
    expect(added).toEqual([]);
  });
});
