import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';
import { fail } from '../../util/Result';
import { WatchOutcome } from './watch';
import { SHORT_WATCH_MS, WatchRecord } from './WatchRecord';

const LONG_MS = 10 * 60_000;
const ENDED: WatchOutcome = { type: 'ended' };
const IDLE: WatchOutcome = { type: 'idle' };

function failed(code: ClusterReasonCode): WatchOutcome {
  return { type: 'failed', failure: fail(code, 'no') };
}

/** The number of such watches, one after the other, until a list is needed. */
function watchesUntilList(outcome: WatchOutcome, lastedMs: number): number {
  const record = new WatchRecord();
  for (let count = 1; count <= 20; count += 1) {
    if (record.add(outcome, lastedMs)) return count;
  }
  return Infinity;
}

describe('WatchRecord', () => {
  it.each<[string, WatchOutcome, number, number]>([
    ['ends after ten minutes', ENDED, LONG_MS, Infinity],
    ['ends after five seconds', ENDED, SHORT_WATCH_MS, Infinity],
    ['ends sooner', ENDED, SHORT_WATCH_MS - 1, 3],
    ['is silent', IDLE, LONG_MS, 2],
    ['is at a version that is gone', { type: 'expired' }, LONG_MS, 1],
    ['cannot be opened', failed('unreachable'), 0, 10],
    ['cannot be opened after a while', failed('server-error'), LONG_MS, 10],
    ['may not be opened', failed('forbidden'), 0, 3],
    ['sends what is no event', failed('malformed'), LONG_MS, 3],
    ['is of an API that is gone', failed('api-absent'), LONG_MS, 1],
  ])('a watch that %s', (_what, outcome, lastedMs, watches) => {
    expect(watchesUntilList(outcome, lastedMs)).toBe(watches);
  });

  it('counts failures and short watches in a row', () => {
    const record = new WatchRecord();
    expect(record.failures).toBe(0);
    record.add(failed('timeout'), LONG_MS);
    record.add(ENDED, 0);
    expect(record.failures).toBe(2);
    record.add(ENDED, LONG_MS);
    expect(record.failures).toBe(0);
    expect(record.add(ENDED, 0)).toBe(false);
  });

  it('counts silence in a row', () => {
    const record = new WatchRecord();
    record.add(IDLE, LONG_MS);
    record.add(ENDED, LONG_MS);
    expect(record.add(IDLE, LONG_MS)).toBe(false);
    expect(record.add(IDLE, LONG_MS)).toBe(true);
  });

  it('takes a silent watch as no failure', () => {
    const record = new WatchRecord();
    record.add(IDLE, LONG_MS);
    expect(record.failures).toBe(0);
  });
});
