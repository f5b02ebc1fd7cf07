import {
  anObject,
  diagnoseObjects,
  podVerdicts,
  secondsAgo,
} from '../../testing';
import { inShop } from '../testing/shop';

const budget = (status: object) =>
  anObject('PodDisruptionBudget', inShop('web')).withStatus({
    ...{ disruptionsAllowed: 0, currentHealthy: 2, desiredHealthy: 2 },
    expectedPods: 2,
    ...status,
  });

describe('a disruption budget', () => {
  it.each([
    ['allows none of its healthy pods to go', {}, true],
    ['allows one', { disruptionsAllowed: 1 }, false],
    ['has too few healthy pods itself', { currentHealthy: 1 }, false],
    ['has no pods', { expectedPods: 0 }, false],
  ])('blocks evictions if it %s', (_, status, blocks) => {
    expect(podVerdicts([budget(status)])).toEqual(
      blocks ? ['info PDBBlocksEviction'] : [],
    );
  });

  describe('whose pods its controller cannot count', () => {
    const unsynced = (condition: object) =>
      budget({
        ...{ currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
        conditions: [
          {
            ...{ type: 'DisruptionAllowed', status: 'False' },
            reason: 'SyncFailed',
            message: 'found no controllers for pod "web-0"',
            lastTransitionTime: secondsAgo(900),
            ...condition,
          },
        ],
      });

    it('blocks all of them, and says why', () => {
      expect(diagnoseObjects([unsynced({})])).toMatchObject([
        {
          ...{ class: 'PDBBlocksEviction', severity: 'warning' },
          params: {
            variant: 'unsynced',
            message: 'found no controllers for pod "web-0"',
          },
          since: secondsAgo(900),
        },
      ]);
    });

    it.each([
      ['was just created', { lastTransitionTime: secondsAgo(119) }],
      ['is counted', { status: 'True' }],
      ['only lacks pods', { reason: 'InsufficientPods' }],
    ])('blocks none if it %s', (_, condition) => {
      expect(podVerdicts([unsynced(condition)])).toEqual([]);
    });
  });
});
