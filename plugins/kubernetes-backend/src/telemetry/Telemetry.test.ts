import { combineTelemetry, NO_TELEMETRY, Telemetry } from './Telemetry';

const KIND = { cluster: 'eu', resource: 'pods', verb: 'list' } as const;
const reason = { code: 'timeout', message: 'no answer' } as const;

/** What a listener hears, as `NAME` and what it was given. */
function aListener() {
  const heard: unknown[] = [];
  const hear = (name: string) => (event: unknown) => {
    heard.push([name, event]);
  };
  const listener: Telemetry = {
    requestDone: hear('requestDone'),
    streamOpened: request => {
      hear('streamOpened')(request);
      return () => hear('closed')(request);
    },
    relisted: hear('relisted'),
    cacheAsked: hear('cacheAsked'),
    credentialFailed: hear('credentialFailed'),
    helpOpened: hear('helpOpened'),
    helpAnswered: hear('helpAnswered'),
  };
  return { heard, listener };
}

/** Each event once. */
const EVENTS = {
  requestDone: { ...KIND, outcome: 'ok', seconds: 1 },
  relisted: { cluster: 'eu', resource: 'pods', reason: 'expired' },
  cacheAsked: { cache: 'reading', isHit: true },
  credentialFailed: { cluster: 'eu', reason },
  helpOpened: 'OOMKilled',
  helpAnswered: { class: 'OOMKilled', helped: 'yes' },
} as const;

function tell(telemetry: Telemetry) {
  telemetry.requestDone(EVENTS.requestDone);
  telemetry.relisted(EVENTS.relisted);
  telemetry.cacheAsked(EVENTS.cacheAsked);
  telemetry.credentialFailed(EVENTS.credentialFailed);
  telemetry.helpOpened(EVENTS.helpOpened);
  telemetry.helpAnswered(EVENTS.helpAnswered);
}

describe('combineTelemetry', () => {
  it('tells each listener of each event once', () => {
    const [a, b] = [aListener(), aListener()];
    tell(combineTelemetry(a.listener, b.listener));
    expect(a.heard).toEqual(Object.entries(EVENTS));
    expect(b.heard).toEqual(a.heard);
  });

  it('tells each listener when a stream opens, and when it closes', () => {
    const [a, b] = [aListener(), aListener()];
    const combined = combineTelemetry(a.listener, b.listener);
    const close = combined.streamOpened(KIND);
    expect(a.heard).toEqual([['streamOpened', KIND]]);
    close();
    expect(a.heard).toEqual([
      ['streamOpened', KIND],
      ['closed', KIND],
    ]);
    expect(b.heard).toEqual(a.heard);
  });
});

describe('NO_TELEMETRY', () => {
  it('takes every event', () => {
    tell(NO_TELEMETRY);
    expect(NO_TELEMETRY.streamOpened(KIND)()).toBeUndefined();
  });
});
