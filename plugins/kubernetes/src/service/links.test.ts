import { LinkTemplate } from '@podlight/backstage-plugin-kubernetes-common';
import { aContainerRow, aPodRow } from '../fixtures';
import { linksBeside, LinkSubject, subjectOfPod } from './links';
import { PodView } from './podViews';

const NOW = Date.parse('2026-03-01T12:00:30Z');
const LOGS: LinkTemplate = {
  title: 'Logs',
  url: 'https://x.com/{{pod}}?from={{from}}&to={{to}}',
};
const EU: LinkSubject = {
  cluster: { name: 'eu' },
  namespace: 'games',
  pod: 'dice-1',
};

function beside(
  subject: LinkSubject,
  templates: readonly LinkTemplate[],
  place: 'cluster' | 'pod' = 'pod',
) {
  const sources = { templates, appUrl: 'https://backstage/', now: NOW };
  return linksBeside(place, subject, sources);
}

function readWindow(changes: Partial<LinkSubject>, windowMinutes?: number) {
  const [{ url }] = beside({ ...EU, ...changes }, [{ ...LOGS, windowMinutes }]);
  const { searchParams } = new URL(url);
  return [searchParams.get('from'), searchParams.get('to')];
}

describe('linksBeside', () => {
  it('has those links whose values are all known', () => {
    expect(beside(EU, [LOGS])).toHaveLength(1);
    expect(beside({ ...EU, pod: undefined }, [LOGS])).toEqual([]);
  });

  it('has those links that are for this cluster and this place', () => {
    const clusters = { ...LOGS, clusters: ['us'] };
    const places = { ...LOGS, places: ['pod'] as const };
    expect(beside(EU, [clusters])).toEqual([]);
    expect(beside(EU, [{ ...clusters, clusters: ['eu'] }])).toHaveLength(1);
    expect(beside(EU, [places])).toHaveLength(1);
    expect(beside(EU, [places], 'cluster')).toEqual([]);
  });

  it('begins with the dashboard', () => {
    const cluster = { name: 'eu', dashboard: { url: 'https://dash.com' } };
    expect(beside({ ...EU, cluster }, [LOGS])).toEqual([
      {
        app: 'standard',
        url: 'https://dash.com/#/workloads?namespace=games',
      },
      { title: 'Logs', url: expect.stringContaining('https://x.com/dice-1') },
    ]);
  });

  it('looks back an hour, or what the template says, from the end of this minute', () => {
    const to = '2026-03-01T12:01:00.000Z';
    expect(readWindow({})).toEqual(['2026-03-01T11:01:00.000Z', to]);
    expect(readWindow({}, 5)).toEqual(['2026-03-01T11:56:00.000Z', to]);
  });

  it('looks back to before it began, unless that is too long ago', () => {
    const from = (since: string) => readWindow({ since })[0];
    expect(from('2026-03-01T08:00:00Z')).toBe('2026-03-01T07:45:00.000Z');
    expect(from('2026-03-01T11:55:00Z')).toBe('2026-03-01T11:01:00.000Z');
    expect(from('2026-02-01T08:00:00Z')).toBe('2026-03-01T11:01:00.000Z');
    expect(from('nonsense')).toBe('2026-03-01T11:01:00.000Z');
  });
});

it('is about the container that is shown, else the only one of the pod', () => {
  const about = (names: readonly string[], shown?: string) => {
    const containers = names.map(name => aContainerRow({ name }));
    return subjectOfPod({ row: aPodRow({ containers }) } as PodView, shown)
      .container;
  };
  expect(about(['app'])).toBe('app');
  expect(about(['app'], 'debug')).toBe('debug');
  expect(about(['app', 'proxy'])).toBeUndefined();
  expect(about(['app', 'proxy'], 'proxy')).toBe('proxy');
});
