import {
  parseServiceMessage,
  parseServiceSnapshot,
} from './parseServiceMessage';

const hello = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/dice-roller',
  selector: 'app=dice-roller',
  at: '2026-03-01T12:00:00Z',
  clusters: [],
  providerProblems: [],
};
const cluster = {
  type: 'cluster',
  cluster: 'eu',
  state: { phase: 'connecting' },
  kindProblems: [],
  pods: [],
  workloads: [],
  findings: [],
};

describe('parseServiceMessage', () => {
  it.each([
    [hello],
    [cluster],
    [
      {
        type: 'patch',
        cluster: 'eu',
        since: 'hub.1',
        version: 'hub.2',
        state: { phase: 'connecting' },
      },
    ],
    [{ type: 'heartbeat', at: '2026-03-01T12:00:00Z' }],
    [{ type: 'end', reason: 'shutdown', message: 'restart' }],
    [{ type: 'something-newer', anything: true }],
  ])('accepts %p', message => {
    expect(parseServiceMessage(JSON.stringify(message))).toEqual(message);
  });

  it('quotes what is not JSON, such as the log-in page of a proxy', () => {
    expect(() => parseServiceMessage('<html>Please log in</html>')).toThrow(
      /invalid JSON: "<html>Please log in<\/html>".*proxy/,
    );
  });

  it.each([
    ['null'],
    ['[]'],
    ['"hello"'],
    ['{}'],
    ['{"type":"hello"}'],
    ['{"type":"cluster","cluster":"eu"}'],
    ['{"type":"patch","cluster":"eu","since":"hub.1"}'],
    ['{"type":"heartbeat"}'],
    ['{"type":"end"}'],
  ])('refuses %s', line => {
    expect(() => parseServiceMessage(line)).toThrow(/can't read/);
  });

  it('gives every pod in full, though most are sent as a difference', () => {
    const [web, api] = [{ name: 'web', labels: { app: 'shop' } }, { like: 0 }];
    const pods = [web, { ...api, name: 'api', labels: { tier: 'back' } }];
    expect(
      parseServiceMessage(JSON.stringify({ ...cluster, pods })),
    ).toMatchObject({
      pods: [web, { name: 'api', labels: { app: 'shop', tier: 'back' } }],
    });
  });

  it('names the cluster of an invalid pod', () => {
    const line = JSON.stringify({ ...cluster, pods: [{ like: 3 }] });
    expect(() => parseServiceMessage(line)).toThrow(/cluster 'eu'.*like/);
  });

  it('does not look for types on the prototype', () => {
    expect(parseServiceMessage('{"type":"toString"}')).toEqual({
      type: 'toString',
    });
  });

  it('names the incompatible versions', () => {
    expect(() =>
      parseServiceMessage(JSON.stringify({ ...hello, version: 2 })),
    ).toThrow(/version 2 .* version 1/);
  });

  it('quotes only the beginning', () => {
    const line = `{"type":"hello","x":"${'a'.repeat(500)}"}`;
    expect(() => parseServiceMessage(line)).toThrow(/a…"/);
  });
});

describe('parseServiceSnapshot', () => {
  it('accepts a hello and clusters', () => {
    const snapshot = { hello, clusters: [cluster] };
    expect(parseServiceSnapshot(JSON.stringify(snapshot))).toEqual(snapshot);
  });

  it.each([
    ['{}'],
    [JSON.stringify({ hello })],
    [JSON.stringify({ hello, clusters: [hello] })],
    [JSON.stringify({ hello: cluster, clusters: [] })],
  ])('refuses %s', text => {
    expect(() => parseServiceSnapshot(text)).toThrow(/snapshot/);
  });
});
