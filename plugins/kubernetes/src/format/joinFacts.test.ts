import { joinFacts } from './joinFacts';

it('leaves out what is not there, and lets no line begin with a dot', () => {
  const text = joinFacts(['eu', undefined, false, '', 'node a']);
  expect(text).toBe('eu\u00a0· node a');
  expect(text.split(' ')).toEqual(['eu\u00a0·', 'node', 'a']);
});
