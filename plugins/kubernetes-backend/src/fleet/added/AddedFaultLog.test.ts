import { AddedFaultLog } from './AddedFaultLog';

describe('AddedFaultLog', () => {
  it('logs ten faults of a source in a minute, without credentials', () => {
    let now = 0;
    const error = jest.fn();
    const log = new AddedFaultLog({ error, warn: jest.fn() }, () => now);
    const fail = (source: string, message: string) =>
      log.fault({ source, cluster: 'eu', error: new Error(message) });
    for (let count = 0; count < 40; count += 1) fail('search', 'down');
    expect(error).toHaveBeenCalledTimes(10);
    fail('other', 'GET /?token=abcdefgh12345678\nforged line');
    expect(error).toHaveBeenCalledTimes(11);
    const [, details] = error.mock.lastCall;
    expect(details).toMatchObject({ source: 'other', cluster: 'eu' });
    expect(details.error).not.toMatch(/abcdefgh12345678|\n/);
    now = 60_000;
    fail('search', 'down');
    expect(error).toHaveBeenCalledTimes(12);
  });

  it('warns of a cluster that there isn’t', () => {
    const warn = jest.fn();
    new AddedFaultLog({ error: jest.fn(), warn }).unknownCluster('a', 'typo');
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(/names a cluster/),
      {
        source: 'a',
        cluster: 'typo',
      },
    );
  });
});
