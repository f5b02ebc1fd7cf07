import { aPod, findingsOf } from '../testing';

const pod = (name = 'web-7c9d5-abcde', options = {}) =>
  aPod({ name, namespace: 'shop', ...options }).ownedBy(
    'ReplicaSet',
    'web-7c9d5',
  );

describe('rolling up', () => {
  it('makes one finding of forty pods with one cause', () => {
    const pods = Array.from({ length: 40 }, (_, position) =>
      pod(`web-7c9d5-${position}`).crashLooping({ exitCode: 1 }),
    );
    const findings = findingsOf(pods);
    expect(findings).toHaveLength(1);
    expect(findings[0].pods).toHaveLength(40);
    expect(findings[0].scope).toMatchObject({
      kind: 'Deployment',
      name: 'web',
    });
  });

  it('tells two causes on one workload apart', () => {
    const findings = findingsOf([
      pod('a').waiting(
        'CreateContainerConfigError',
        'configmap "one" not found',
      ),
      pod('b').waiting(
        'CreateContainerConfigError',
        'configmap "two" not found',
      ),
    ]);
    expect(findings.map(({ params }) => params.object).sort()).toEqual([
      'one',
      'two',
    ]);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });

  it('keeps the id when another pod joins', () => {
    const [one] = findingsOf([pod('a').crashLooping()]);
    const [two] = findingsOf([
      pod('a').crashLooping(),
      pod('b').crashLooping(),
    ]);
    expect(two.id).toBe(one.id);
  });
});
