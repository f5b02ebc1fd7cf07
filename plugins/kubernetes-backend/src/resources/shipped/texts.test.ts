import { TEXTS } from './texts';

const steps = Object.values(TEXTS).flatMap(({ steps: own = [] }) => own);

it('tells steps', () => expect(steps.length).toBeGreaterThan(10));

it.each(steps)(
  'has commands between backticks, to be read as such: %s',
  step => {
    const withoutCode = step.replace(/`[^`]*`/g, '');
    expect(withoutCode).not.toMatch(/ -n | --\w|\{\{metadata\.name\}\}/);
    expect(withoutCode).not.toContain('`');
  },
);
