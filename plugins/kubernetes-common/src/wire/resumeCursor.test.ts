import { resumeCursor, cursorVersions } from './resumeCursor';
import { initialServiceState, reduceService } from './reduceService';
import { ClusterMessage, HelloMessage } from './messageTypes';

const AT = '2026-01-01T12:00:00Z';

function hello(names: readonly string[]): HelloMessage {
  return {
    type: 'hello',
    version: 1,
    entityRef: 'component:default/shop',
    selector: 'app=shop',
    at: AT,
    clusters: names.map(name => ({ name })),
    providerProblems: [],
  };
}

function cluster(name: string, version?: string): ClusterMessage {
  return {
    type: 'cluster',
    cluster: name,
    version,
    state: { phase: 'live', at: AT },
    kindProblems: [],
    pods: [],
    workloads: [],
    findings: [],
  };
}

const reducedState = (messages: readonly ClusterMessage[]) =>
  [hello(messages.map(message => message.cluster)), ...messages].reduce(
    reduceService,
    initialServiceState,
  );

describe('a cursor', () => {
  it('names the version of each cluster that has one', () => {
    expect(resumeCursor(initialServiceState)).toBeUndefined();
    expect(resumeCursor(reducedState([cluster('a')]))).toBeUndefined();
    const cursor = resumeCursor(
      reducedState([cluster('a', 'x-_.1'), cluster('b'), cluster('c', 'y.zz')]),
    );
    expect(cursorVersions(cursor)).toEqual(new Set(['x-_.1', 'y.zz']));
    expect(cursorVersions(undefined)).toEqual(new Set());
  });

  it('drops clusters that are no longer requested or are unknown', () => {
    const state = reducedState([cluster('a', 'x.1'), cluster('b', 'y.1')]);
    expect(resumeCursor(reduceService(state, hello(['b'])))).toBe('y.1');
    const unsure = {
      ...hello(['b']),
      providerProblems: [{ provider: 'catalog', message: 'down' }],
    };
    expect(resumeCursor(reduceService(state, unsure))).toBe('y.1');
  });

  it('fits into a URL however many clusters there are, and cuts no version', () => {
    const many = Array.from({ length: 2_000 }, (_, number) =>
      cluster(`c${number}`, `abcdefgh.${number}`),
    );
    const cursor = resumeCursor(reducedState(many)) ?? '';
    const versions = new Set(many.map(({ version }) => version));
    expect(cursor.length).toBeLessThanOrEqual(6_000);
    expect(cursorVersions(cursor).size).toBeGreaterThan(400);
    for (const version of cursorVersions(cursor)) {
      expect(versions).toContain(version);
    }
  });

  it('may have six thousand characters, and names nothing rather than part of a version', () => {
    const cursorOf = (length: number) =>
      resumeCursor(reducedState([cluster('a', 'x'.repeat(length))]));
    expect(cursorOf(6_000)).toHaveLength(6_000);
    expect(cursorOf(6_001)).toBeUndefined();
  });
});
