import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { encodeDelta } from './encodeDelta';

function message(version: string | undefined, uids: string[]): ClusterMessage {
  return {
    type: 'cluster',
    cluster: 'one',
    ...(version && { version }),
    state: { phase: 'live', at: '2026-11-22T07:00:00Z' },
    kindProblems: [],
    pods: [],
    workloads: uids.map(uid => ({
      kind: 'Deployment',
      namespace: 'shop',
      name: uid,
      uid,
    })),
    findings: [],
  };
}

describe('encodeDelta', () => {
  it('is a patch to the message that was sent last', () => {
    const delta = encodeDelta(
      message('h.1', ['a']),
      message('h.2', ['a', 'b']),
    );
    expect(delta).toMatchObject({
      type: 'patch',
      since: 'h.1',
      version: 'h.2',
    });
  });

  it.each([
    ['none was sent', undefined],
    ['the one that was sent has no version', message(undefined, ['a'])],
  ])('is the whole message when %s', (_, sent) => {
    const latest = message('h.2', ['a', 'b']);
    expect(encodeDelta(sent, latest)).toBe(latest);
  });

  it('is the whole message when its rows cannot be told apart', () => {
    const latest = message('h.2', ['a', 'a']);
    expect(encodeDelta(message('h.1', ['a']), latest)).toBe(latest);
  });

  it('is made once for all viewers at the same version, and for eight versions at most', () => {
    const latest = message('h.20', ['a', 'b']);
    const from = (version: number) =>
      encodeDelta(message(`h.${version}`, ['a']), latest);
    const first = Array.from({ length: 9 }, (_, version) => from(version));
    const second = Array.from({ length: 9 }, (_, version) => from(version));
    expect(second.map((patch, version) => patch === first[version])).toEqual([
      ...Array(8).fill(true),
      false,
    ]);
    expect(second[8]).toEqual(first[8]);
  });
});
