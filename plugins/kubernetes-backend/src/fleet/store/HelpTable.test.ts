import { fleetDatabases } from '../__testUtils__/fleetDatabases';
import { HelpTable } from './HelpTable';

const databases = fleetDatabases();

describe.each(databases.ids)('HelpTable with %s', id => {
  it('adds to what is there, and reads those opened most', async () => {
    const database = await databases.create(id);
    const [a, b] = [new HelpTable(database), new HelpTable(database)];
    expect((await a.read(10)).size).toBe(0);
    await a.add(
      new Map([
        ['AppCrash', { opened: 2, helped: 1, notHelped: 0 }],
        ['OOMKilled', { opened: 9, helped: 0, notHelped: 0 }],
      ]),
    );
    await b.add(
      new Map([['AppCrash', { opened: 3, helped: 4, notHelped: 5 }]]),
    );
    expect([...(await a.read(10))]).toEqual([
      ['OOMKilled', { opened: 9, helped: 0, notHelped: 0 }],
      ['AppCrash', { opened: 5, helped: 5, notHelped: 5 }],
    ]);
    expect([...(await b.read(1)).keys()]).toEqual(['OOMKilled']);
  });
});
