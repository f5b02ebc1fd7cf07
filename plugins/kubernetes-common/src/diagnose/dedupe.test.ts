import { dedupe } from './dedupe';
import { Draft } from './draft';

const SCOPE = { namespace: 'shop', kind: 'Deployment', name: 'web' };

function aDraft(pod: string, change: Partial<Draft> = {}): Draft {
  return {
    class: 'ApplicationError',
    severity: 'warning',
    scope: SCOPE,
    params: {},
    evidence: [],
    confidence: 'certain',
    missing: [],
    pods: [{ namespace: 'shop', name: pod }],
    symptoms: [],
    ...change,
  };
}

const log = (text: string) => ({ type: 'log', text } as never);
const names = (draft: Draft) => draft.pods.map(({ name }) => name);

describe('dedupe', () => {
  it('merges drafts with the same cause into one with all pods, sorted', () => {
    const merged = dedupe([aDraft('b'), aDraft('a'), aDraft('b')]);
    expect(merged.map(names)).toEqual([['a', 'b']]);
  });

  it('keeps causes apart by class, container and what identifies the class', () => {
    const image = (name: string) =>
      aDraft('a', { class: 'ImageNotFound', params: { image: name } });
    expect(
      dedupe([
        aDraft('a'),
        aDraft('a', { class: 'NativeCrash' }),
        aDraft('a', { scope: { ...SCOPE, container: 'sidecar' } as never }),
        image('x:1'),
        image('x:2'),
        aDraft('a', { class: 'Own', identity: '1' }),
        aDraft('a', { class: 'Own', identity: '2' }),
      ]),
    ).toHaveLength(7);
  });

  it('counts pods of the same name in two clusters', () => {
    const inCluster = (cluster: string) =>
      aDraft('a', { pods: [{ cluster, namespace: 'shop', name: 'a' }] });
    const [merged] = dedupe([inCluster('us'), inCluster('eu')]);
    expect(merged.pods.map(({ cluster }) => cluster)).toEqual(['eu', 'us']);
  });

  it('borrows a log though the main one has other evidence', () => {
    const event = { type: 'event', reason: 'BackOff' } as never;
    const [merged] = dedupe([
      aDraft('a', { severity: 'error', evidence: [event] }),
      aDraft('b', { evidence: [event, log('boom')] }),
    ]);
    expect(merged.evidence).toEqual([event, log('boom')]);
  });

  it('has the worst severity and the earliest time', () => {
    expect(
      dedupe([
        aDraft('a', { since: '2026-01-01T12:05:00Z' }),
        aDraft('b', { severity: 'error', since: '2026-01-01T12:09:00Z' }),
        aDraft('c', { since: '2026-01-01T12:01:00Z' }),
      ]),
    ).toMatchObject([{ severity: 'error', since: '2026-01-01T12:01:00Z' }]);
  });

  it('borrows the log of another pod where the main one has none', () => {
    const [merged] = dedupe([
      aDraft('a', { severity: 'error' }),
      aDraft('b', { evidence: [log('boom')] }),
    ]);
    expect(merged.evidence).toEqual([log('boom')]);
    const [own] = dedupe([
      aDraft('a', { severity: 'error', evidence: [log('mine')] }),
      aDraft('b', { evidence: [log('other')] }),
    ]);
    expect(own.evidence).toEqual([log('mine')]);
  });

  it('bounds the evidence, and merges symptoms, too', () => {
    const symptom = aDraft('a', { class: 'NativeCrash' });
    const [merged] = dedupe([
      aDraft('a', { evidence: Array(30).fill(log('x')), symptoms: [symptom] }),
      aDraft('b', { symptoms: [symptom] }),
    ]);
    expect(merged.evidence).toHaveLength(12);
    expect(merged.symptoms).toHaveLength(1);
  });

  it('absorbs a vague cause into a more specific one on the same container', () => {
    const vague = aDraft('a', {
      class: 'SigkillUnexplained',
      confidence: 'possible',
    });
    const specific = aDraft('b', { class: 'LivenessProbeKilled' });
    expect(dedupe([vague, specific]).map(names)).toEqual([['a', 'b']]);
    expect(dedupe([vague, specific])).toMatchObject([
      { class: 'LivenessProbeKilled' },
    ]);
    expect(
      dedupe([{ ...vague, confidence: 'certain' }, specific]),
    ).toHaveLength(2);
    const elsewhere = { ...specific, scope: { ...SCOPE, name: 'other' } };
    expect(dedupe([vague, elsewhere])).toHaveLength(2);
  });
});
