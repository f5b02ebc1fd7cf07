import { readRollout } from './readRollout';

const STEPS = [
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 60 },
  { pause: { duration: '10m' } },
];

const rollout = (
  status: Record<string, unknown>,
  spec: Record<string, unknown> = { strategy: { canary: { steps: STEPS } } },
) =>
  readRollout({
    spec,
    status: { currentPodHash: 'new', stableRS: 'old', ...status },
    conditions: [
      {
        type: 'Progressing',
        status: 'False',
        reason: 'RolloutAborted',
        message: 'too many errors',
      },
    ],
  });

describe('readRollout', () => {
  it.each<[number, number]>([
    [0, 20],
    [1, 20],
    [2, 60],
    [3, 60],
    [4, 100],
    [9, 100],
  ])('at step index %d has the weight %d', (currentStepIndex, set) => {
    const { current, weight } = rollout({ currentStepIndex });
    expect(current).toBe(Math.min(currentStepIndex, 4));
    expect(weight?.set).toBe(set);
  });

  it('has no weight before the first step that sets one', () => {
    const { weight } = rollout(
      { currentStepIndex: 0 },
      { strategy: { canary: { steps: [{ pause: {} }, { setWeight: 50 }] } } },
    );
    expect(weight?.set).toBe(0);
  });

  it('is promoted in full regardless of its steps', () => {
    expect(
      rollout({ currentStepIndex: 1, promoteFull: true }).weight?.set,
    ).toBe(100);
  });

  it('has no steps where none were sent, and the controller counts none', () => {
    const canary = { strategy: {} };
    expect(rollout({ replicas: 4 }, canary).isWithoutSteps).toBe(true);
    expect(rollout({}, canary).isWithoutSteps).toBe(false);
    expect(
      rollout({ replicas: 4, currentStepIndex: 2 }, canary).isWithoutSteps,
    ).toBe(false);
    expect(
      rollout({ replicas: 4 }, { strategy: { blueGreen: {} } }).isWithoutSteps,
    ).toBe(false);
    expect(rollout({ replicas: 4 }).isWithoutSteps).toBe(false);
  });

  it('has a share of the requests where a router splits them, else of the pods', () => {
    const pods = { currentStepIndex: 1, replicas: 5, updatedReplicas: 1 };
    expect(rollout(pods).weight?.actual).toEqual({
      ...{ of: 'pods', percent: 20, updated: 1, total: 5 },
    });
    expect(
      rollout({ ...pods, canary: { weights: { canary: { weight: 5 } } } })
        .weight?.actual,
    ).toEqual({ of: 'requests', percent: 5 });
    expect(rollout({ ...pods, replicas: 0 }).weight?.actual).toBeUndefined();
  });

  it('is done where the newest revision is stable, and has no weight then', () => {
    const done = rollout({ currentStepIndex: 2, stableRS: 'new' });
    expect(done).toMatchObject({ isDone: true, current: 4 });
    expect(done.weight).toBeUndefined();
  });

  it('is at no step once it was aborted, and says why and when', () => {
    const aborted = rollout({
      ...{ abort: true, abortedAt: '2026-03-01T11:00:00Z' },
      ...{ currentStepIndex: 0, message: 'RolloutAborted: x' },
    });
    expect(aborted.current).toBeUndefined();
    expect(aborted.weight?.set).toBe(0);
    // Also where the newest revision is the stable one, as after a rollback.
    const back = rollout({ abort: true, stableRS: 'new' });
    expect(back).toMatchObject({ isDone: false, current: undefined });
    expect(aborted.abort).toEqual({
      message: 'too many errors',
      at: '2026-03-01T11:00:00Z',
    });
  });

  it('says why it waits', () => {
    const startTime = '2026-03-01T11:00:00Z';
    expect(
      rollout({
        pauseConditions: [
          { reason: 'CanaryPauseStep', startTime },
          { startTime },
          'x',
        ],
      }).pauses,
    ).toEqual([{ reason: 'CanaryPauseStep', since: startTime }]);
    expect(rollout({}, { paused: true, strategy: {} }).isPausedInSpec).toBe(
      true,
    );
  });

  it('has both sides of blue-green', () => {
    const { blueGreen, weight } = rollout(
      { blueGreen: { activeSelector: 'old', previewSelector: 'new' } },
      {
        strategy: {
          blueGreen: {
            ...{ activeService: 'web', previewService: 'web-preview' },
            autoPromotionEnabled: false,
          },
        },
      },
    );
    expect(blueGreen).toEqual({
      active: { service: 'web', hash: 'old' },
      preview: { service: 'web-preview', hash: 'new' },
      isAutomatic: false,
    });
    expect(weight).toBeUndefined();
  });

  it.each([
    [undefined, undefined, true],
    [true, 0, true],
    [false, 0, false],
    [false, 'soon', false],
    [false, 600, true],
    [true, 600, true],
  ])(
    'with autoPromotionEnabled %j and autoPromotionSeconds %j is promoted by itself: %j',
    (autoPromotionEnabled, autoPromotionSeconds, isAutomatic) => {
      const promotion = { autoPromotionEnabled, autoPromotionSeconds };
      const { blueGreen } = rollout({}, { strategy: { blueGreen: promotion } });
      expect(blueGreen?.isAutomatic).toBe(isAutomatic);
      expect(blueGreen?.promotesAfterSeconds).toBe(
        autoPromotionSeconds === 600 ? 600 : undefined,
      );
    },
  );

  it('has the analyses that the Rollout itself tells about', () => {
    expect(
      rollout({
        canary: {
          currentBackgroundAnalysisRunStatus: {
            ...{ name: 'web-1', status: 'Running', message: 'so far so good' },
          },
        },
        blueGreen: { prePromotionAnalysisRunStatus: { name: 'web-2' } },
      }).analyses,
    ).toEqual([
      {
        ...{ type: 'background', name: 'web-1', phase: 'Running' },
        message: 'so far so good',
      },
      { type: 'prePromotion', name: 'web-2', phase: 'Pending' },
    ]);
  });

  it.each<[unknown, unknown]>([
    [undefined, undefined],
    [[], 'text'],
    [{ strategy: { canary: { steps: 'x' } } }, { currentStepIndex: '1' }],
    [
      { strategy: { canary: { steps: [null, 7, { setWeight: 'x' }] } } },
      { currentStepIndex: -1, pauseConditions: {}, canary: 7, abort: 'yes' },
    ],
  ])('takes what has another shape for absent: %j %j', (spec, status) => {
    expect(readRollout({ spec, status, conditions: [] })).toMatchObject({
      ...{ isDone: false, isPausedInSpec: false, pauses: [], analyses: [] },
      current: undefined,
    });
  });
});
