import {
  countStates,
  DISPLAY_STATES,
} from '@podlight/backstage-plugin-kubernetes-common';
import { assessHealth } from './serviceHealth';

describe('assessHealth', () => {
  const all = { total: 2, connecting: 0, unreadable: 0 };

  it.each(
    DISPLAY_STATES.filter(state => state !== 'ready' && state !== 'completed'),
  )('speaks of the pods that are %s when nothing is worse', state => {
    const counts = countStates([state, state, 'ready']);
    expect(assessHealth(counts, all)).toEqual({
      key: state,
      count: 2,
      total: 3,
      state,
    });
  });

  it('is ready only when every cluster was read', () => {
    const counts = countStates(['ready']);
    expect(assessHealth(counts, all)).toMatchObject({
      key: 'ready',
      state: 'ready',
    });
    for (const clusters of [
      { ...all, unreadable: 1 },
      { ...all, connecting: 1 },
    ]) {
      expect(assessHealth(counts, clusters)).toMatchObject({
        key: 'visibleReady',
        state: undefined,
      });
    }
  });

  it('says where completed pods are beside those that are ready', () => {
    const counts = countStates(['ready', 'completed']);
    const unread = { ...all, unreadable: 1 };
    expect(assessHealth(counts, all).key).toBe('runningReady');
    expect(assessHealth(counts, unread).key).toBe('visibleRunningReady');
  });

  it('knows where trouble is only that of the pods that are seen', () => {
    const counts = countStates(['failing']);
    const unread = { ...all, unreadable: 1 };
    expect(assessHealth(counts, all).isPartial).toBeUndefined();
    expect(assessHealth(counts, unread).isPartial).toBe(true);
  });

  it('has no state without pods', () => {
    const none = countStates([]);
    expect(assessHealth(none, all)).toMatchObject({
      key: 'none',
      state: undefined,
    });
    expect(assessHealth(none, { ...all, connecting: 1 }).key).toBe('looking');
    expect(assessHealth(none, { ...all, unreadable: 1 }).key).toBe(
      'nothingVisible',
    );
  });

  it('counts all pods, and does not expect completed ones to be up', () => {
    const counts = countStates(['ready', 'completed', 'completed', 'failing']);
    expect(assessHealth(counts, all)).toMatchObject({
      key: 'failing',
      count: 1,
      total: 4,
    });
    expect(
      assessHealth(countStates(['ready', 'completed']), all),
    ).toMatchObject({
      key: 'runningReady',
      count: 1,
      total: 2,
    });
  });

  it.each([
    [['ready', 'ready'], { errors: 1, warnings: 0 }, 'failing'],
    [['ready', 'ready'], { errors: 0, warnings: 2 }, 'notReady'],
    [['starting'], { errors: 1, warnings: 3 }, 'failing'],
    [['failing'], { errors: 0, warnings: 1 }, 'failing'],
    [['completed'], { errors: 1, warnings: 0 }, 'failing'],
    [[], { errors: 9, warnings: 0 }, 'failing'],
  ] as const)(
    'is not green above an error: %j with %j',
    (states, problems, state) => {
      expect(assessHealth(countStates(states), all, problems)).toMatchObject({
        state,
        problems: problems.errors + problems.warnings,
      });
    },
  );

  it('is not ready when clusters may be missing', () => {
    expect(
      assessHealth(countStates(['ready']), { ...all, isIncomplete: true }),
    ).toMatchObject({ key: 'visibleReady', state: undefined });
  });

  it('is completed when all pods are', () => {
    const counts = countStates(['completed']);
    expect(assessHealth(counts, all)).toMatchObject({
      ...{ key: 'completed', state: 'completed' },
    });
    // Others may run where it cannot be seen.
    const unread = { ...all, unreadable: 1 };
    expect(assessHealth(counts, unread)).toMatchObject({
      ...{ key: 'completed', state: undefined },
    });
  });
});
