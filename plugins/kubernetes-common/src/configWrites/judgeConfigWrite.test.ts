import fc from 'fast-check';
import { ConfigMapUser, judgeConfigWrite } from './judgeConfigWrite';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 2, 1, 12);
const WRITTEN = NOW - 20 * MINUTE;
const iso = (at: number) => new Date(at).toISOString();

const user = (
  startedAgo: number | undefined,
  changes: Partial<ConfigMapUser> = {},
): ConfigMapUser => ({
  isAffected: false,
  isWell: !changes.isAffected,
  isReadAtStart: true,
  ...(startedAgo !== undefined && { startedAt: NOW - startedAgo * MINUTE }),
  ...changes,
});
const failing = (startedAgo?: number, changes: Partial<ConfigMapUser> = {}) =>
  user(startedAgo, { isAffected: true, isWell: false, ...changes });
const many = (count: number, make: () => ConfigMapUser) =>
  Array.from({ length: count }, make);

const judge = (
  users: readonly ConfigMapUser[],
  {
    began = NOW - 17 * MINUTE,
    earliest = began,
    written = WRITTEN,
    created,
  }: Partial<Record<'began' | 'earliest' | 'written' | 'created', number>> = {},
) =>
  judgeConfigWrite(
    users,
    {
      writtenAt: iso(written),
      ...(created !== undefined && { createdAt: iso(created) }),
    },
    { began, earliest },
    NOW,
  );

describe('judgeConfigWrite', () => {
  it('says how long before the failure it was written, and how those do that don’t have it', () => {
    expect(judge([failing(1), failing(2), user(60), user(90)])).toEqual({
      at: iso(WRITTEN),
      leadSeconds: 180,
      type: 'read',
      older: { failing: 0, total: 2 },
    });
  });

  it('counts files that follow a write as read, whenever the container started', () => {
    const users = [failing(60, { isReadAtStart: false })];
    expect(judge(users)).toEqual({
      at: iso(WRITTEN),
      leadSeconds: 180,
      type: 'read',
    });
  });

  it('counts a container that never started, as its next start reads it', () => {
    expect(judge([failing()])?.type).toBe('read');
  });

  it('says that pods that started before don’t have it', () => {
    expect(judge([failing(60), user(90)])).toEqual({
      at: iso(WRITTEN),
      leadSeconds: 180,
      type: 'unread',
    });
  });

  it.each<[string, readonly ConfigMapUser[], Parameters<typeof judge>[1]]>([
    ['the failure began before', [failing(1)], { began: WRITTEN - 1 }],
    [
      'it may have begun before',
      [failing(1)],
      { earliest: WRITTEN - 60 * MINUTE },
    ],
    ['the times are of the future', [failing(1)], { began: NOW + MINUTE }],
    ['it was written in the future', [failing(1)], { written: NOW + MINUTE }],
    [
      'it was written long before, and nothing is compared',
      [failing(1)],
      { written: NOW - 90 * MINUTE },
    ],
    [
      'those that don’t have it fail, too',
      [failing(1), failing(60)],
      undefined,
    ],
    ['most of those that have it are well', [failing(1), user(1), user(2)], {}],
    ['nobody is affected', [user(1)], undefined],
    ['nobody uses it', [], undefined],
    [
      'it came with the workload',
      [failing(1), failing(19)],
      { created: WRITTEN },
    ],
  ])('is silent where %s', (_, users, options) => {
    expect(judge(users, options)).toBeUndefined();
  });

  it('remembers a write of days ago where pods that don’t have it are well', () => {
    const written = NOW - 3 * 24 * 60 * MINUTE;
    const users = [
      ...many(6, () => failing(10)),
      ...many(12, () => user(4 * 24 * 60)),
    ];
    expect(judge(users, { written })).toMatchObject({
      type: 'read',
      older: { failing: 0, total: 12 },
    });
  });

  it('counts a ConfigMap that was created anew while pods ran', () => {
    const users = [failing(1), user(60)];
    expect(judge(users, { created: WRITTEN })?.type).toBe('read');
  });

  it('is silent about what is no time', () => {
    expect(
      judgeConfigWrite(
        [failing(1)],
        { writtenAt: 'yesterday' },
        { began: NOW, earliest: NOW },
        NOW,
      ),
    ).toBeUndefined();
  });
});

/** Minutes ago at which some pods started, before and after the write. */
const BEFORE = fc.integer({ min: 21, max: 500 });
const AFTER = fc.integer({ min: 0, max: 19 });

describe('a write among any pods', () => {
  it('is found where those that have it fail, and the others are well', () => {
    fc.assert(
      fc.property(
        fc.array(AFTER, { minLength: 1, maxLength: 30 }),
        fc.array(BEFORE, { minLength: 0, maxLength: 30 }),
        (after, before) => {
          const users = [
            ...after.map(ago => failing(ago)),
            ...before.map(ago => user(ago)),
          ];
          expect(judge(users)).toMatchObject({ type: 'read' });
        },
      ),
    );
  });

  it('is not found where it is shuffled: as many fail without it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(AFTER, BEFORE, fc.boolean()), {
          minLength: 1,
          maxLength: 30,
        }),
        pairs => {
          // Each fate once with it and once without.
          const users = pairs.flatMap(([after, before, fails]) =>
            [after, before].map(ago => (fails ? failing(ago) : user(ago))),
          );
          expect(judge(users)).toBeUndefined();
        },
      ),
    );
  });

  it('is blamed only where it was before the failure and most that have it fail', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.boolean()), {
          maxLength: 40,
        }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (pods, writtenAgo, beganAgo) => {
          const written = NOW - writtenAgo * MINUTE;
          const found = judge(
            pods.map(([ago, fails]) => (fails ? failing(ago) : user(ago))),
            { written, began: NOW - beganAgo * MINUTE },
          );
          if (found?.type !== 'read') return;
          const rate = (having: boolean) => {
            const those = pods.filter(([ago]) => ago <= writtenAgo === having);
            const hits = those.filter(([, fails]) => fails).length;
            return hits === 0 ? 0 : hits / those.length;
          };
          expect(writtenAgo).toBeGreaterThanOrEqual(beganAgo);
          expect(rate(true)).toBeGreaterThanOrEqual(0.5);
          expect(rate(false)).toBeLessThan(rate(true));
        },
      ),
      { numRuns: 500 },
    );
  });
});
