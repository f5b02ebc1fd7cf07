import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_CLASSES } from '@podlight/backstage-plugin-kubernetes-common';
import { DEFAULT_VIEW_STATE } from '../viewState';
import {
  classSubject,
  filterSubject,
  groupSubject,
  INTERACTIONS,
  logsSubject,
} from './interactions';

const view = DEFAULT_VIEW_STATE;

describe('what an event says', () => {
  it('is a class as it is written, and nothing that a cluster may be called', () => {
    const names = Object.keys(FAILURE_CLASSES);
    expect(names.map(classSubject)).toEqual(names);
    for (const name of ['web-0', 'Web-0', 'prod.eu', '', 'Über']) {
      expect(classSubject(name)).toBe('custom');
    }
  });

  it('is the dimensions, without keys', () => {
    expect(groupSubject(['cluster', 'version'])).toBe('cluster,version');
    expect(groupSubject(['label:acme.com/casino', 'annotation:secret'])).toBe(
      'label,annotation',
    );
  });

  it.each([
    ['', ''],
    ['pay-7 cluster:prod-eu', 'cluster,text'],
    ['label:team=blue !namespace:games', 'label,namespace'],
    ['exit:137 restarts:>3 age:<1h image:web', 'age,exit,image,restarts'],
    ['status:', 'invalid'],
  ])('is the fields of %j, without values', (filter, fields) => {
    expect(filterSubject({ ...view, filter })).toBe(fields);
  });

  it('has the chips and the marked pods among the fields', () => {
    expect(
      filterSubject({ ...view, status: ['failing'], onlyMarked: true }),
    ).toBe('marked,status');
  });

  it('is the kind of log', () => {
    const pod = { cluster: 'eu', namespace: 'games', name: 'dice-2' };
    expect(logsSubject({ ...view, pod, tab: 'logs' })).toBe('pod');
    expect(logsSubject({ ...view, pod })).toBe('');
    expect(logsSubject({ ...view, logs: 'crashes' })).toBe('crashes');
  });
});

it('has each event in the documentation, and no other', () => {
  const path = join(__dirname, '../../../../docs/metrics.md');
  const rows = readFileSync(path, 'utf8').matchAll(
    /^\| `(\w+)` +\| (.+?) +\| .+\|$/gm,
  );
  const documented = [...rows]
    .filter(([, name]) => !name.startsWith('podlight_'))
    .map(([, name, subject]) => [name, subject]);
  expect(Object.fromEntries(documented)).toEqual(INTERACTIONS);
});
