import { RolloutAssessment } from '../../revisions';
import { LastRollout } from '../../wire';
import { MARKDOWN_ROLLOUT_WORDS } from './englishRolloutWords';
import { rolloutText } from './rolloutText';

const verdict = (
  changes: Partial<RolloutAssessment> = {},
  rollout: Partial<LastRollout> = {},
): RolloutAssessment => ({
  type: 'sinceRollout',
  workload: { kind: 'Deployment', namespace: 'games', name: 'web' },
  clusters: ['eu'],
  rollout: {
    ...{ name: 'web-b', revision: '7', at: '14:01' },
    previous: { name: 'web-a', revision: '6' },
    ...rollout,
  },
  onNew: { failing: 9, total: 9 },
  onOld: { failing: 0, total: 12 },
  changes: [],
  ...changes,
});

const write = (given: RolloutAssessment) =>
  rolloutText(given, time => time, MARKDOWN_ROLLOUT_WORDS);

describe('the sentence about a rollout', () => {
  it.each<[RolloutAssessment, string]>([
    [
      verdict(),
      '9 of 9 failing pods run revision 7, rolled out 14:01; 0 of 12 on revision 6 fail.',
    ],
    [
      verdict({ onNew: { failing: 1, total: 1 } }, { isLatestTime: true }),
      'The only failing pod runs revision 7, rolled out 14:01 or earlier; 0 of 12 on revision 6 fail.',
    ],
    [
      verdict({
        onNew: { failing: 1, total: 3 },
        onOld: { failing: 2, total: 12 },
      }),
      '1 of 3 failing pods runs revision 7, rolled out 14:01; 1 of 3 on revision 7 fails; 2 of 12 on revision 6 fail.',
    ],
    [
      verdict({ onNew: { failing: 6, total: 7 } }),
      '6 of 6 failing pods run revision 7, rolled out 14:01; 6 of 7 on revision 7 fail; 0 of 12 on revision 6 fail.',
    ],
    [
      verdict(
        {
          changes: [
            {
              ...{ field: 'limit', type: 'changed', name: 'memory' },
              ...{ from: '512Mi', to: '*256Mi*' },
            },
          ],
        },
        { backTo: '5' },
      ),
      '9 of 9 failing pods run revision 7, rolled out 14:01 (back to revision 5, memory limit `512Mi` → `*256Mi*`); 0 of 12 on revision 6 fail.',
    ],
    [
      verdict({}, { isRestart: true, revision: undefined, name: 'web_b' }),
      '9 of 9 failing pods run web\\_b, rolled out 14:01 (restarted); 0 of 12 on revision 6 fail.',
    ],
    [
      verdict({ type: 'beforeToo', onOld: { failing: 3, total: 4 } }),
      'It failed before the rollout of revision 7, too: 3 of 4 on revision 6 fail.',
    ],
    [
      verdict({ type: 'beforeToo', onOld: { failing: 1, total: 4 } }),
      'It failed before the rollout of revision 7, too: 1 of 4 on revision 6 fails.',
    ],
    [
      verdict({ type: 'afterRollout', began: '14:04' }, { isRestart: true }),
      'All pods run revision 7, rolled out 14:01 (restarted); these have been failing since 14:04. No pod still runs revision 6, so there’s nothing to compare with.',
    ],
    [
      verdict({ type: 'afterRollout', began: '14:04' }),
      'All pods run revision 7, rolled out 14:01; these have been failing since 14:04. No pod still runs revision 6, so there’s nothing to compare with.',
    ],
  ])('is right %#', (given, sentence) => {
    expect(write(given)).toBe(sentence);
  });
});
