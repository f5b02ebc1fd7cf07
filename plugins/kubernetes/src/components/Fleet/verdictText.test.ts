import { Translate } from '../../i18n/useText';
import { findWorstState, verdictText } from './verdictText';

const t = ((key: string, values: object = {}) =>
  [key.replace('fleet.verdict.', ''), ...Object.values(values)].join(
    ' ',
  )) as unknown as Translate;

it.each([
  [{}, 'none'],
  [{ failing: 0 }, 'none'],
  [{ failing: 1 }, 'only.failing'],
  [{ healthy: 1 }, 'only.healthy'],
  [{ absent: 1 }, 'only.absent'],
  [{ failing: 1, healthy: 4 }, 'failing 1 5'],
  [{ notReady: 2, healthy: 4, absent: 1 }, 'notReady 2 7'],
  [{ failing: 3 }, 'all.failing 3'],
  [{ healthy: 3 }, 'healthy 3'],
  [{ healthy: 1, absent: 2 }, 'running'],
  [{ absent: 2 }, 'absent 2'],
])('says of %j: %s', (counts, text) => {
  expect(verdictText(counts, t)).toBe(text);
});

it('finds the worst state that any service has', () => {
  expect(findWorstState({ failing: 0, healthy: 2, notReady: 1 })).toBe(
    'notReady',
  );
  expect(findWorstState({ healthy: 0 })).toBeUndefined();
});
