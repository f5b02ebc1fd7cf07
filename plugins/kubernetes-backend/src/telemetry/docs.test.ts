import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFailureClassName } from '@podlight/backstage-plugin-kubernetes-common';
import { METRICS } from './metrics';
import { REQUEST_OUTCOMES } from './Telemetry';

const DOCS = join(__dirname, '../../../../docs');

/** Reasons that are given without a request. */
const NEVER_SENT: readonly string[] = ['open-circuit', 'limited'];

function read(name: string): string {
  return readFileSync(join(DOCS, name), 'utf8');
}

describe('docs/metrics.md', () => {
  const text = read('metrics.md');

  it('has a row for each metric, and for no other', () => {
    const rows = text
      .split('\n')
      .filter(line => line.startsWith('| `podlight_'))
      .map(line => line.split(/ +\| +|^\| +| +\|$/).filter(Boolean));
    expect(rows).toEqual(
      Object.entries(METRICS).map(
        ([name, { type, labels, replicas, help }]) => [
          `\`${name}\``,
          type,
          labels.map(label => `\`${label}\``).join(', '),
          replicas === 'shard'
            ? '`max` by shard, then `sum`'
            : `\`${replicas}\``,
          help,
        ],
      ),
    );
  });

  it('names every outcome that a request can have', () => {
    const sent = REQUEST_OUTCOMES.filter(
      outcome => !NEVER_SENT.includes(outcome),
    );
    for (const outcome of sent) expect(text).toContain(`\`${outcome}\``);
  });
});

describe.each([
  'metrics.md',
  'monitoring/grafana-dashboard.json',
  'monitoring/alerts.yaml',
  'rank-your-failures.md',
])('docs/%s', name => {
  it('uses no metric of ours that does not exist', () => {
    const used = read(name).match(/podlight_[a-z_]+/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const metric of used) {
      expect(METRICS).toHaveProperty(metric.replace(/_bucket$/, ''));
    }
  });
});

describe('docs/rank-your-failures.md', () => {
  it('leads to classes that there are', () => {
    const text = read('rank-your-failures.md');
    const listed = [
      ...tableCells(text),
      ...(text.match(/^(?:Classes|`).*$|^Why stands.*$/gm) ?? []),
    ].flatMap(part => part.match(/`[A-Z][A-Za-z]+`/g) ?? []);
    expect(listed.length).toBeGreaterThan(80);
    for (const quoted of listed) {
      const isClass = isFailureClassName(quoted.replaceAll('`', ''));
      expect([quoted, isClass]).toEqual([quoted, true]);
    }
  });
});

/** The last cell of each row, which names classes. */
function tableCells(text: string): readonly string[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('| '))
    .map(line => line.replace(/\\\|/g, '').split('|').at(-2) ?? '');
}
