import { CustomResourceCondition } from '../model';
import type { JudgedCondition } from './conditionMeaning';
import { withoutPast } from './conditionHistory';

/** `False 2026-01-01T00:00:00Z` */
function read(text: string): JudgedCondition {
  const [status, lastTransitionTime] = text.split(' ');
  const condition: CustomResourceCondition = {
    type: 'Ready',
    status,
    ...(lastTransitionTime && { lastTransitionTime }),
  };
  return { condition, meaning: status === 'True' ? 'good' : 'bad' };
}

const meanings = (...texts: readonly string[]) =>
  withoutPast(texts.map(read)).map(({ meaning }) => meaning);

const day = (date: number) => `2026-01-0${date}T00:00:00Z`;

describe('withoutPast', () => {
  it('keeps what was set last of a history, in either order', () => {
    const history = [
      `True ${day(1)}`,
      `False ${day(2)}`,
      `True ${day(3)}`,
    ] as const;
    expect(meanings(...history)).toEqual(['neutral', 'neutral', 'good']);
    expect(meanings(...[...history].reverse())).toEqual([
      'good',
      'neutral',
      'neutral',
    ]);
  });

  it('compares moments, not texts', () => {
    expect(
      meanings(
        'False 2026-01-01T00:00:00Z',
        'True 2026-01-01T00:00:00.5Z',
        'False 2026-01-01T01:00:01+01:00',
      ),
    ).toEqual(['neutral', 'neutral', 'bad']);
  });

  it.each([
    ['two, which may be of two nodes', [`False ${day(1)}`, `True ${day(2)}`]],
    [
      'several that are the same',
      [`False ${day(1)}`, `True ${day(2)}`, `True ${day(3)}`],
    ],
    [
      'several in no order',
      [`True ${day(2)}`, `False ${day(1)}`, `True ${day(3)}`],
    ],
    ['one without a time', [`True ${day(1)}`, 'False', `True ${day(3)}`]],
  ])('takes for no history: %s', (_, texts) => {
    expect(meanings(...texts)).toEqual(texts.map(text => read(text).meaning));
  });
});

describe('a group of pods that found its place', () => {
  const judged = (
    type: string,
    lastTransitionTime?: string,
    status = 'True',
  ): JudgedCondition => ({
    condition: {
      type,
      status,
      ...(lastTransitionTime && { lastTransitionTime }),
    },
    meaning: type === 'Unschedulable' ? 'bad' : 'neutral',
  });
  const before = judged('Unschedulable', day(2));

  it('was unschedulable before, and is not any more', () => {
    const [past] = withoutPast([before, judged('Scheduled', day(3))]);
    expect(past.meaning).toBe('neutral');
  });

  it.each([
    ['earlier', judged('Scheduled', day(1))],
    ['not', judged('Scheduled', day(3), 'False')],
    ['at an unknown time', judged('Scheduled')],
    ['by another word', judged('Initialized', day(3))],
  ])('is unschedulable still if it was scheduled %s', (_, other) => {
    expect(withoutPast([before, other])[0].meaning).toBe('bad');
  });
});
