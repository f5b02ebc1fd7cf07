import { aFinding, aPodRow, POD_IN_STATE } from '../fixtures';
import { PodView } from './podViews';
import { countsReadyPods, isJustReady } from './readyPods';

function aPodView(changes: Partial<PodView> = {}): PodView {
  return {
    key: 'eu/games/a',
    cluster: 'eu',
    row: aPodRow({ name: 'a' }),
    isStale: false,
    findings: [],
    ...changes,
  };
}

describe('isJustReady', () => {
  it.each([
    ['ready', aPodView(), true],
    [
      'ready, with an old restart to know of',
      aPodView({ findings: [aFinding(['a'], { severity: 'info' })] }),
      true,
    ],
    ['ready, with a problem', aPodView({ findings: [aFinding(['a'])] }), false],
    [
      'failing',
      aPodView({ row: aPodRow({ name: 'a', ...POD_IN_STATE.failing }) }),
      false,
    ],
    ['ready when it was last seen', aPodView({ isStale: true }), false],
  ])('of a pod that is %s', (_, pod, expected) => {
    expect(isJustReady(pod)).toBe(expected);
  });
});

describe('countsReadyPods', () => {
  it('begins above a thousand pods', () => {
    expect(countsReadyPods(1_000, undefined, false)).toBe(false);
    expect(countsReadyPods(1_001, undefined, false)).toBe(true);
  });

  it('leaves what the reader asks for by a filter alone', () => {
    expect(countsReadyPods(4_993, undefined, true)).toBe(false);
  });

  it('is what the reader chose, whatever the number', () => {
    expect(countsReadyPods(40, 'counted', true)).toBe(true);
    expect(countsReadyPods(5_000, 'shown', false)).toBe(false);
  });
});
