import { mockServices } from '@backstage/backend-test-utils';
import { OutageLog } from './OutageLog';

function setup() {
  const logger = mockServices.logger.mock();
  let now = 0;
  const log = new OutageLog(logger, () => now);
  return {
    log,
    said: () => logger.warn.mock.calls.map(([, meta]) => meta),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

describe('OutageLog', () => {
  it('says why, with the cause', () => {
    const { log, said } = setup();
    const cause = new Error('connect ECONNREFUSED 127.0.0.1:7007');
    log.warn(new TypeError('fetch failed', { cause }));
    expect(said()).toEqual([
      { error: 'fetch failed: connect ECONNREFUSED 127.0.0.1:7007' },
    ]);
  });

  it('says the code of a cause without words', () => {
    const { log, said } = setup();
    const cause = Object.assign(new AggregateError([]), {
      code: 'ECONNREFUSED',
    });
    log.warn(new TypeError('fetch failed', { cause }));
    expect(said()).toEqual([{ error: 'fetch failed: ECONNREFUSED' }]);
  });

  it('is one line a minute, however many are refused', () => {
    const { log, said, wait } = setup();
    log.warn(new Error('first'));
    wait(59_999);
    log.warn(new Error('second'));
    wait(1);
    log.warn(new Error('third'));
    expect(said()).toEqual([{ error: 'first' }, { error: 'third' }]);
  });

  it('is short and one line, and has no credentials', () => {
    const { log, said } = setup();
    log.warn(new Error(`a\nhttp://jo:hunter22@db/ ${'x'.repeat(10_000)}`));
    const line = JSON.stringify(said());
    expect(line.length).toBeLessThan(550);
    expect(line).not.toMatch(/\\n|hunter22/);
  });
});
