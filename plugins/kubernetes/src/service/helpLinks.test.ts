import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding, FIXTURE_NOW, secondsAgo } from '../fixtures';
import { helpLinks } from './helpLinks';

const TEMPLATES = [
  { title: 'All', url: 'https://x.com/?b={{summary}}' },
  { title: 'Cluster', url: 'https://x.com/{{cluster}}/{{region}}' },
  { title: 'Workload', url: 'https://x.com/{{workload}}/{{namespace}}' },
  { title: 'Only us', url: 'https://x.com/us', clusters: ['us'] },
];

const inCluster = (name: string, changes: Partial<Finding> = {}) =>
  aFinding([], { clusters: [name], ...changes });

const titles = (...findings: readonly Finding[]) =>
  helpLinks(TEMPLATES, {
    entity: { name: 'shop' },
    clusters: [{ name: 'eu', region: 'eu-west-1' }, { name: 'us' }],
    findings,
    incident: { headline: 'a', summary: 'b', view: 'https://portal' },
    now: FIXTURE_NOW,
  }).map(({ title }) => title);

describe('links to those who help', () => {
  it('know what one problem is about', () => {
    expect(titles(inCluster('eu'))).toEqual(['All', 'Cluster', 'Workload']);
  });

  it('know only what several problems have in common', () => {
    const { scope } = aFinding([]);
    expect(
      titles(
        inCluster('eu'),
        inCluster('us', { scope: { ...scope, name: 'other' } }),
      ),
    ).toEqual(['All', 'Only us']);
  });

  it('look back to when the first of the problems began', () => {
    const began = (minutes: number) =>
      inCluster('eu', { since: secondsAgo(minutes * 60) });
    const [{ url }] = helpLinks([{ title: 'a', url: 'https://x/{{from}}' }], {
      ...{ entity: { name: 'shop' }, clusters: [], now: FIXTURE_NOW },
      incident: { headline: 'a', summary: 'b', view: 'https://portal' },
      findings: [began(100), began(300), began(200)],
    });
    expect(decodeURIComponent(url)).toContain(
      new Date(FIXTURE_NOW - 315 * 60_000).toISOString(),
    );
  });

  it('know no namespace of problems in several', () => {
    const { scope } = aFinding([]);
    expect(
      titles(
        inCluster('eu'),
        inCluster('eu', { scope: { ...scope, namespace: 'other' } }),
      ),
    ).toEqual(['All', 'Cluster']);
  });

  it('are for every cluster where nothing is wrong', () => {
    expect(titles()).toEqual(['All', 'Only us']);
  });
});
