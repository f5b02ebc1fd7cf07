import { databaseFault } from './database';

describe('databaseFault', () => {
  it.each([
    [
      "insert into `fleet_cells` (`details`) values ('a - b') - UNIQUE constraint failed: fleet_cells.cluster",
      'UNIQUE constraint failed: fleet_cells.cluster',
    ],
    [
      'select 1 - SQLITE_BUSY: database is locked',
      'SQLITE_BUSY: database is locked',
    ],
    [
      'connect ECONNREFUSED 10.0.0.1:5432',
      'connect ECONNREFUSED 10.0.0.1:5432',
    ],
  ])('says what failed, and no value of a statement: %s', (message, fault) => {
    expect(databaseFault(new Error(message))).toBe(fault);
  });

  it('quotes nothing that is no Error', () => {
    expect(databaseFault('hunter2')).toBe('an unknown fault');
  });
});
