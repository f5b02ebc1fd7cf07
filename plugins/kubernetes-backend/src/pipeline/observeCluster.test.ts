import { parseObject } from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../__testUtils__/ManualClock';
import { anEntity } from '../__testUtils__/anEntity';
import { aList, fakeConnection } from '../__testUtils__/fakeConnection';
import { serviceTarget } from '../locate';
import { ObservedObjects } from '../read';
import { WorkBudget } from '../util/WorkBudget';
import { ClusterUpdate } from './ClusterUpdate';
import { defaultDiagnosis, Diagnosis } from './diagnosis';
import { observeCluster } from './observeCluster';

function anObservation(
  changes: { isComplete?: boolean; isCrashing?: boolean; name?: string } = {},
): ObservedObjects {
  const { isComplete = true, isCrashing = false, name = 'web' } = changes;
  const builder = aPod({ name, namespace: 'shop' });
  const raw = (isCrashing ? builder.crashLooping() : builder).build();
  const pod = parseObject(JSON.parse(JSON.stringify(raw)), 'Pod');
  if (pod?.kind !== 'Pod') throw new Error('No pod');
  return {
    type: 'objects',
    isComplete,
    objects: { Pod: [pod] },
    kindProblems: [],
  };
}

/** Observes a cluster whose objects the test gives, one list of observations for each start. */
function setup(
  starts: readonly (readonly (ObservedObjects | Error)[])[],
  diagnosis: Partial<Diagnosis> = {},
  budget?: WorkBudget,
  isUsed: () => boolean = () => true,
) {
  const clock = new ManualClock();
  const stop = new AbortController();
  const told: ClusterUpdate[] = [];
  const faults: string[] = [];
  const signals: AbortSignal[] = [];
  const { asked, connection } = fakeConnection(() => aList('Event', []));
  const { reevaluate, updates } = observeCluster({
    connection: { ...connection, budget },
    service: serviceTarget(anEntity()),
    observer: {
      async *observe(_target, signal) {
        signals.push(signal);
        for (const observed of starts[signals.length - 1] ?? []) {
          if (observed instanceof Error) throw observed;
          yield observed;
        }
        await new Promise<void>(resolve => {
          signal.addEventListener('abort', () => resolve());
        });
      },
    },
    diagnosis: { ...defaultDiagnosis, ...diagnosis },
    clock,
    onFault: (cluster, stage) => faults.push(`${cluster} ${stage}`),
    isUsed,
    signal: stop.signal,
  });
  const over = (async () => {
    for await (const update of updates) told.push(update);
  })();
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise(resolve => setImmediate(resolve));
    }
  };
  return {
    asked,
    faults,
    reevaluate,
    signals,
    settle,
    told,
    shown: () =>
      told.map(({ message, isSettled }) =>
        [
          message.state.phase,
          ...message.pods.map(({ name }) => name),
          ...(isSettled ? [] : ['…']),
        ].join(' '),
      ),
    pass: async (ms: number) => {
      clock.advance(ms);
      await settle();
    },
    leave: async () => {
      stop.abort();
      await over;
    },
  };
}

/** Evidence is asked for of every pod. */
const WANTING: Partial<Diagnosis> = {
  requiredEvidence: ({ objects }) => ({
    events: (objects.Pod ?? []).map(({ metadata }) => metadata),
    previousLogs: [],
  }),
};

describe('observeCluster', () => {
  it('yields each observation, and is not settled while types are missing', async () => {
    const { leave, settle, shown } = setup([
      [anObservation({ isComplete: false }), anObservation({ name: 'other' })],
    ]);
    await settle();
    expect(shown()).toEqual(['live web …', 'live other']);
    await leave();
  });

  it('tells viewers that more follows, at the first read alone', async () => {
    const { leave, pass, settle, told } = setup([
      [
        anObservation({ isComplete: false }),
        anObservation(),
        anObservation({ isComplete: false, name: 'other' }),
      ],
    ]);
    await settle();
    await pass(10_000);
    expect(told.map(({ message: { state } }) => 'isPartial' in state)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    await leave();
  });

  it('is not settled before the evidence that a diagnosis asks for', async () => {
    const { asked, leave, settle, shown } = setup([[anObservation()]], WANTING);
    await settle();
    expect(shown()).toEqual(['live web …', 'live web']);
    expect(asked).toEqual([expect.stringContaining('/events')]);
    await leave();
  });

  it('asks for no evidence before all types have answered', async () => {
    const { asked, leave, settle, shown } = setup(
      [[anObservation({ isComplete: false })]],
      WANTING,
    );
    await settle();
    expect(shown()).toEqual(['live web …']);
    expect(asked).toEqual([]);
    await leave();
  });

  it('evaluates the same objects again every ten seconds', async () => {
    const times: string[] = [];
    const { leave, pass, settle, told } = setup([[anObservation()]], {
      detect: (_view, now) => {
        times.push(now.toISOString().slice(17, 19));
        return [];
      },
    });
    await settle();
    await pass(9_999);
    expect(told).toHaveLength(1);
    await pass(1);
    expect(told.map(({ isSettled }) => isSettled)).toEqual([true, true]);
    expect(times).toEqual(['00', '10']);
    await leave();
  });

  it('evaluates nothing again while nobody sees it, and at once for who comes back', async () => {
    let isUsed = false;
    const { leave, pass, reevaluate, settle, told } = setup(
      [[anObservation()]],
      {},
      undefined,
      () => isUsed,
    );
    await settle();
    await pass(10_000);
    await pass(30_000);
    expect(told).toHaveLength(1);
    expect(reevaluate()).toMatchObject({
      message: { state: { at: expect.stringContaining(':00:40') } },
      isSettled: true,
    });
    // That was a moment ago.
    expect(reevaluate()).toBeUndefined();
    isUsed = true;
    await pass(10_000);
    expect(told).toHaveLength(2);
    await leave();
    expect(reevaluate()).toBeUndefined();
  });

  it('tells who comes back during the first read that more follows', async () => {
    const { leave, pass, reevaluate, settle } = setup(
      [[anObservation({ isComplete: false })]],
      {},
      undefined,
      () => false,
    );
    await settle();
    await pass(10_000);
    expect(reevaluate()).toMatchObject({
      message: { state: { isPartial: true } },
      isSettled: false,
    });
    await leave();
  });

  it('keeps the last good rows when the observer throws, reports it, and starts again', async () => {
    const { faults, leave, signals, pass, settle, shown } = setup([
      [anObservation(), new Error('a bug')],
      [anObservation({ name: 'new' })],
    ]);
    await settle();
    expect(shown()).toEqual(['live web', 'stale web']);
    expect(faults).toEqual(['one read']);
    expect(signals[0].aborted).toBe(true);
    await pass(9_999);
    expect(signals).toHaveLength(1);
    await pass(1);
    expect(shown().slice(2)).toEqual(['live new']);
    await leave();
    expect(signals[1].aborted).toBe(true);
  });

  it('has failed when its rows cannot be made, and recovers', async () => {
    let isBroken = true;
    const { faults, leave, pass, settle, shown } = setup(
      [[anObservation()], [anObservation()]],
      {
        toServiceRows: (...given) => {
          if (isBroken) throw new Error('a bug');
          return defaultDiagnosis.toServiceRows(...given);
        },
      },
    );
    await settle();
    expect(shown()).toEqual(['failed']);
    expect(faults).toEqual(['one read']);
    isBroken = false;
    await pass(10_000);
    expect(shown()).toEqual(['failed', 'live web']);
    await leave();
  });

  it('yields nothing after its signal has aborted', async () => {
    const { leave, pass, settle, told } = setup([[anObservation()]]);
    await settle();
    await leave();
    await pass(60_000);
    expect(told).toHaveLength(1);
  });

  it('lets objects and the passing of time wait for the budget of the cluster, and never evidence', async () => {
    const budget = new WorkBudget({ share: () => 1 });
    const ready = jest.spyOn(budget, 'ready');
    const spend = jest.spyOn(budget, 'spend');
    const { asked, pass, settle, told } = setup(
      [[anObservation({ isCrashing: true })]],
      {},
      budget,
    );
    await settle();
    expect(asked).toContainEqual(expect.stringContaining('events'));
    expect(told.map(({ isSettled }) => isSettled)).toEqual([false, true]);
    const calls = () => [ready.mock.calls.length, spend.mock.calls.length];
    expect(calls()).toEqual([1, 1]);
    await pass(10_000);
    expect(calls()).toEqual([2, 2]);
  });
});
