import { HelpTally } from './HelpTally';

it('counts by class how often Help was opened, and whether it helped', () => {
  const tally = new HelpTally();
  expect(tally.get('AppCrash')).toBeUndefined();
  tally.opened('AppCrash');
  tally.opened('AppCrash');
  tally.answered({ class: 'AppCrash', helped: 'yes' });
  tally.answered({ class: 'AppCrash', helped: 'no' });
  tally.opened('OutOfMemory');
  expect(tally.get('AppCrash')).toEqual({ opened: 2, helped: 1, notHelped: 1 });
  expect(tally.get('OutOfMemory')).toEqual({
    opened: 1,
    helped: 0,
    notHelped: 0,
  });
});
