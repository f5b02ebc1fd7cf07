import { ManualClock } from '../../__testUtils__/ManualClock';
import { Semaphore } from '../../util/Semaphore';
import { aSource, sendAll, untilAborted } from '../__testUtils__/followSources';
import { FleetEvent } from '../source/FleetSource';
import { followAdded } from './followAdded';
import { OpenCalls } from './OpenCalls';

describe('followAdded', () => {
  it('tells no gap of a cluster that is given up in the moment in which its source fails', async () => {
    const events: FleetEvent[] = [];
    const stopping = new AbortController();
    const clock = new ManualClock();
    const onFault = jest.fn();
    await followAdded(
      {
        source: aSource(async (sink, signal) => {
          signal.addEventListener('abort', () => stopping.abort());
          await sendAll(sink, 'nonsense').catch(() => undefined);
          await untilAborted(signal);
        }),
        ...{ cluster: 'eu', kinds: ['Pod'], maxRecords: 10 },
        sink: event => events.push(event),
        ...{ turns: new Semaphore(1), calls: new OpenCalls() },
        ...{ clock, monotonic: clock.monotonic, random: () => 1, onFault },
      },
      stopping.signal,
    );
    expect(events).toEqual([]);
    expect(onFault).not.toHaveBeenCalled();
  });
});
