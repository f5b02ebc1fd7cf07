import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import { serviceTarget } from '../locate';
import { LocatedService } from '../pipeline';
import { GrantedAccess } from './EntityAccess';
import { Reauthorizer } from './Reauthorizer';

const INTERVAL_MS = 45_000;

function granted(key: string, expiresAt?: Date): GrantedAccess {
  const credentials = { ...mockCredentials.user(), expiresAt };
  return { entity: anEntity(), key, principal: { credentials } };
}

function located(name = 'shop', clusters: string[] = ['eu']): LocatedService {
  return {
    target: serviceTarget(anEntity(name)),
    principal: granted('x').principal,
    clusters: clusters.map(cluster => ({
      name: cluster,
      url: `https://${cluster}`,
      authProvider: 'serviceAccount',
      authMetadata: {},
    })),
    problems: [],
    owners: [],
  };
}

function setup() {
  const clock = new ManualClock();
  let outcome: () => LocatedService = located;
  const checks: string[] = [];
  const reauthorizer = new Reauthorizer({
    access: {
      reauthorize: async ({ key, entity }) => {
        checks.push(key);
        outcome();
        return entity;
      },
    },
    pipeline: { locate: async () => outcome() },
    clock,
    intervalMs: INTERVAL_MS,
    random: () => 1,
  });
  return {
    checks,
    watch: (grant: GrantedAccess, service = located()) => {
      const leaving = new AbortController();
      const seen: { end?: unknown } = {};
      reauthorizer
        .watch(grant, service, leaving.signal)
        .then(end => (seen.end = end ?? 'left'));
      return { seen, leave: () => leaving.abort() };
    },
    answer: (next: () => LocatedService) => {
      outcome = next;
    },
    async pass(ms = INTERVAL_MS) {
      clock.advance(ms);
      await new Promise(setImmediate);
    },
  };
}

const refuse = () => {
  throw new NotAllowedError('x');
};
const break_ = () => {
  throw new Error('The catalog does not answer');
};

describe('Reauthorizer', () => {
  it('checks once for all streams of a caller about an entity', async () => {
    const { checks, pass, watch } = setup();
    const streams = Array.from({ length: 1_000 }, () => watch(granted('ada')));
    watch(granted('bob'));
    await pass();
    expect(checks).toEqual(['ada', 'bob']);
    await pass();
    expect(checks).toHaveLength(4);
    streams.forEach(({ leave }) => leave());
    await pass();
    expect(checks).toEqual(['ada', 'bob', 'ada', 'bob', 'bob']);
  });

  it('ends all streams of a caller when the permission is revoked, and no others', async () => {
    const { answer, pass, watch, checks } = setup();
    const ada = [watch(granted('ada')), watch(granted('ada'))];
    answer(refuse);
    await pass();
    expect(ada.map(({ seen }) => seen.end)).toEqual(
      ada.map(() => expect.objectContaining({ reason: 'unauthorized' })),
    );
    await pass();
    expect(checks).toEqual(['ada']);
  });

  it('ends only the streams that show something else than the entity says now', async () => {
    const { answer, pass, watch } = setup();
    const old = watch(granted('ada'));
    const now = watch(granted('ada'), located('shop', ['eu', 'us']));
    answer(() => located('shop', ['eu', 'us']));
    await pass();
    expect(old.seen.end).toEqual({ reason: 'changed' });
    expect(now.seen.end).toBeUndefined();
  });

  it('ends what could not be checked three times in a row', async () => {
    const { answer, pass, watch } = setup();
    const { seen } = watch(granted('ada'));
    answer(break_);
    await pass();
    await pass(5_000);
    answer(located);
    await pass(5_000);
    answer(break_);
    await pass();
    await pass(5_000);
    expect(seen.end).toBeUndefined();
    await pass(5_000);
    expect(seen.end).toMatchObject({ reason: 'error' });
  });

  it('checks at the moment when the sign-in ends', async () => {
    const { answer, checks, pass, watch } = setup();
    const expiresAt = new Date(new ManualClock().now().getTime() + 7_000);
    const { seen } = watch(granted('ada', expiresAt));
    answer(refuse);
    await pass(6_999);
    expect(checks).toEqual([]);
    await pass(1);
    expect(seen.end).toMatchObject({ reason: 'unauthorized' });
  });

  it('lets go of a stream that is closed, and of one that was before', async () => {
    const { checks, pass, watch } = setup();
    const { leave, seen } = watch(granted('ada'));
    leave();
    await pass();
    expect(seen.end).toBe('left');
    expect(checks).toEqual([]);
  });
});
