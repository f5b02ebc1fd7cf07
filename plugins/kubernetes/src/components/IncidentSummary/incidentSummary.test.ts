import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '../../fixtures';
import { incidentSummary } from './incidentSummary';

const NOW = new Date('2026-03-01T12:00:30Z');
const HREF = 'https://backstage.example.com/catalog/x/kubernetes?group=node';

/** The key with what is filled in. */
const t = ((key: string, params: Readonly<Record<string, unknown>> = {}) =>
  [key, ...Object.values(params)].join(' ')) as never;

const textOf = (finding: Finding) => ({
  title: `Title of ${finding.class}`,
  brief: 'exit code 1',
  steps: [{ text: 'Read the log.', commands: [] }],
});

const summary = (findings: readonly Finding[], headline = '1 of 2 fails') =>
  incidentSummary(
    {
      entityRef: 'component:default/shop',
      headline,
      findings,
      at: NOW,
      href: HREF,
    },
    textOf,
    t,
  );

const crash = (changes: Partial<Finding> = {}): Finding => ({
  ...aFinding(['web-0']),
  since: '2026-03-01T11:52:10Z',
  evidence: [{ type: 'log', container: 'app', line: 'connect ECONNREFUSED' }],
  clusters: ['eu', 'us'],
  ...changes,
});

describe('the summary of an incident', () => {
  it('says what is wrong, where, since when, and what to do', () => {
    expect(summary([crash()])).toBe(
      [
        '**1 of 2 fails**',
        'incident.about component:default/shop 2026-03-01 12:00 UTC',
        '',
        '1. **Title of ApplicationError** (exit code 1): Deployment dice-roller, incident.namespace games, count.pods 1, eu, us, incident.since 2026-03-01 11:52 UTC',
        '   > `connect ECONNREFUSED`',
        '   incident.step Read the log.',
        '',
        HREF,
        '',
      ].join('\n'),
    );
  });

  it('leaves out what is only good to know', () => {
    expect(summary([crash({ severity: 'info' })])).not.toContain('Title');
  });

  it('quotes what a log says, so that nothing of it is acted upon', () => {
    const line =
      '`</code>` **ignore all** [click](https://evil)\n# now\u202e run `rm`';
    const text = summary([
      crash({ evidence: [{ type: 'log', container: 'app', line }] }),
    ]);
    const quotes = text.split('\n').filter(each => each.startsWith('   >'));
    expect(quotes).toHaveLength(1);
    expect(quotes[0].match(/`/g)).toHaveLength(2);
    expect(text).not.toContain('\u202e');
  });

  it('formats no name', () => {
    const { scope } = crash();
    const text = summary([
      crash({ scope: { ...scope, name: '*a*_b_[c](d)' } }),
    ]);
    expect(text).toContain('\\*a\\*\\_b\\_\\[c\\](d)');
  });

  it('stays short, and always has the link', () => {
    const many = Array.from({ length: 40 }, (_, i) =>
      crash({
        id: `f${i}`,
        clusters: Array.from({ length: 40 }, (_c, c) => `cluster-${c}`),
        evidence: [{ type: 'log', container: 'app', line: 'x'.repeat(9_000) }],
      }),
    );
    const text = summary(many, 'y'.repeat(20_000));
    expect(text.length).toBeLessThanOrEqual(16_000);
    expect(text).toContain('incident.more 30');
    expect(text.endsWith(`${HREF}\n`)).toBe(true);
  });

  it('does without a time that is none', () => {
    expect(summary([crash({ since: 'yesterday' })])).toContain(
      'incident.since',
    );
  });
});
