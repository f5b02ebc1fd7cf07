import { anObject, diagnoseObjects } from '../testing';
import { rollUpFindings } from './rollUp';
import { Finding } from './types';
import { webPod as pod } from './testing/shop';

describe('rolling up', () => {
  it('makes one finding of forty pods with one cause', () => {
    const pods = Array.from({ length: 40 }, (_, position) =>
      pod(`web-7c9d5-${position}`).crashLooping({ exitCode: 1 }),
    );
    const findings = diagnoseObjects(pods);
    expect(findings).toHaveLength(1);
    expect(findings[0].pods).toHaveLength(40);
    expect(findings[0].scope).toMatchObject({
      kind: 'Deployment',
      name: 'web',
    });
  });

  it('distinguishes two causes on one workload', () => {
    const findings = diagnoseObjects([
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
    const [one] = diagnoseObjects([pod('a').crashLooping()]);
    const [two] = diagnoseObjects([
      pod('a').crashLooping(),
      pod('b').crashLooping(),
    ]);
    expect(two.id).toBe(one.id);
  });
});

describe('rolling up over clusters', () => {
  const inCluster = (cluster: string, exitCode = 1): readonly Finding[] =>
    diagnoseObjects([pod().crashLooping({ exitCode })]).map(finding => ({
      ...finding,
      scope: { cluster, ...finding.scope },
    }));

  const withRestarts =
    (restarts: number) =>
    (finding: Finding): Finding => ({
      ...finding,
      params: { ...finding.params, restarts },
    });

  it('names the cluster of its params if they differ between clusters', () => {
    const findings = rollUpFindings([
      ...inCluster('eu').map(withRestarts(4)),
      ...inCluster('us').map(withRestarts(9)),
    ]);
    const [{ params, paramsOf }] = findings;
    expect(findings).toHaveLength(1);
    expect([
      ['eu', 4],
      ['us', 9],
    ]).toContainEqual([paramsOf, params.restarts]);
  });

  it("doesn't name it if they are equal, or only one cluster has them", () => {
    for (const findings of [
      [...inCluster('eu'), ...inCluster('us')],
      inCluster('eu'),
    ]) {
      const text = JSON.stringify(rollUpFindings(findings));
      expect(text).not.toContain('paramsOf');
    }
  });

  it('makes one finding of the same cause in two clusters, whose pods say where they are', () => {
    const findings = rollUpFindings([...inCluster('eu'), ...inCluster('us')]);
    expect(findings).toHaveLength(1);
    expect(findings[0].scope).not.toHaveProperty('cluster');
    expect(findings[0].pods).toEqual([
      { cluster: 'eu', namespace: 'shop', name: 'web-7c9d5-abcde' },
      { cluster: 'us', namespace: 'shop', name: 'web-7c9d5-abcde' },
    ]);
  });

  it('keeps the cluster of a cause that only one has', () => {
    const findings = rollUpFindings([
      ...inCluster('eu', 1),
      ...inCluster('us', 2),
    ]);
    expect(findings.map(({ scope }) => scope.cluster)).toEqual(['eu', 'us']);
  });

  it('keeps the id of a cause that comes to a second cluster, so that links to it hold', () => {
    const [first] = rollUpFindings(inCluster('eu'));
    const [both] = rollUpFindings([...inCluster('eu'), ...inCluster('us')]);
    expect(first.scope.cluster).toBe('eu');
    expect(both.id).toBe(first.id);
    // Also of a class of one's own, and when it is rolled up again.
    const own = (cluster: string) =>
      inCluster(cluster).map(finding => ({
        ...finding,
        class: 'AcmeOwn',
        id: `AcmeOwn/${cluster}/default/Deployment/web/app/what`,
      }));
    const [ownFirst] = rollUpFindings(own('eu'));
    const [ownBoth] = rollUpFindings([...own('eu'), ...own('us')]);
    expect(ownBoth.id).toBe(ownFirst.id);
    expect(rollUpFindings([ownFirst])[0].id).toBe(ownFirst.id);
    expect(rollUpFindings([first])[0]).toEqual(first);
  });

  it('names all clusters of a finding without pods', () => {
    const paused = (cluster: string): readonly Finding[] =>
      diagnoseObjects([
        anObject('Deployment', { name: 'web', namespace: 'shop' }).withSpec({
          paused: true,
        }),
      ]).map(finding => ({
        ...finding,
        scope: { cluster, ...finding.scope },
      }));
    const [finding, ...others] = rollUpFindings([
      ...paused('us'),
      ...paused('eu'),
    ]);
    expect(others).toEqual([]);
    expect(finding.pods).toEqual([]);
    expect(finding.clusters).toEqual(['eu', 'us']);
    const [alone] = rollUpFindings(paused('eu'));
    expect(alone.scope.cluster).toBe('eu');
    expect(alone).not.toHaveProperty('clusters');
  });

  it('lists the worst first', () => {
    const [warning] = diagnoseObjects([pod('web-7c9d5-bbbbb').terminated()]);
    const findings = rollUpFindings([warning, ...inCluster('eu', 3)]);
    expect(findings.map(({ severity }) => severity)).toEqual([
      'error',
      'warning',
    ]);
  });

  it('keeps the newest write of each ConfigMap, with its cluster where there are several', () => {
    const [found] = diagnoseObjects([pod('a').crashLooping()]);
    const writtenIn = (cluster: string, ...writes: [string, string][]) => ({
      ...found,
      scope: { ...found.scope, cluster },
      configWrites: writes.map(([name, at]) => ({
        ...{ name, at, leadSeconds: 60 },
        type: 'read' as const,
      })),
    });
    const eu = writtenIn('eu', ['web', '2026-03-01T10:00:00Z']);
    const us = writtenIn(
      'us',
      ['web', '2026-03-01T11:00:00Z'],
      ['db', '2026-03-01T09:00:00Z'],
    );
    const [both] = rollUpFindings([eu, us]);
    expect(
      both.configWrites?.map(({ cluster, name }) => `${cluster} ${name}`),
    ).toEqual(['us web', 'us db']);
    const [one] = rollUpFindings([eu]);
    expect(one.configWrites).toEqual(eu.configWrites);
  });
});
