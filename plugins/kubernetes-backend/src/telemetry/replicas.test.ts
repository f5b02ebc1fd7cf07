import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MetricDefinition, metricDefinitions } from './metrics';

const DOCS = join(__dirname, '../../../../docs');

const read = (name: string) => readFileSync(join(DOCS, name), 'utf8');

/** What makes one series of many. */
const AGGREGATIONS = /^(?:sum|max|min|avg|count|topk|bottomk|group|quantile)$/;

/** A comparison within each replica, which adds nothing up. */
const PER_REPLICA = /\bon \(job, instance, \w+\) $/;

/** The names of the functions around a place of an expression, innermost first, with what they group by. */
function around(
  expression: string,
  place: number,
): readonly { readonly name: string; readonly by: string }[] {
  const found = [];
  let depth = 0;
  for (let index = place - 1; index >= 0; index -= 1) {
    if (expression[index] === ')') depth += 1;
    if (expression[index] !== '(') continue;
    if (depth > 0) {
      depth -= 1;
      continue;
    }
    const before = expression.slice(0, index);
    const call = /(\w+)\s*(?:by\s*\(([^)]*)\)\s*)?$/.exec(before);
    if (call) found.push({ name: call[1], by: call[2] ?? '' });
  }
  return found;
}

/** What of a PromQL expression is wrong as soon as there are several replicas. */
function collectFaults(expression: string): readonly string[] {
  const text = expression.replace(/\s+/g, ' ');
  return [...text.matchAll(/(?<![:\w])podlight_[a-z_]+/g)].flatMap(
    ({ 0: name, index }) => {
      const definition = metricDefinitions.get(name.replace(/_bucket$/, ''));
      if (!definition) return [`${name} does not exist`];
      if (PER_REPLICA.test(text.slice(0, index))) return [];
      const fault = toFault(definition, around(text, index));
      return fault ? [`${name}: ${fault}`] : [];
    },
  );
}

function toFault(
  { type, replicas }: MetricDefinition,
  calls: ReturnType<typeof around>,
): string | undefined {
  const [innermost] = calls;
  const [first, second] = calls.filter(({ name }) => AGGREGATIONS.test(name));
  if (type !== 'gauge' && !/^(?:rate|increase)$/.test(innermost?.name ?? '')) {
    return 'a counter is not taken by rate or increase';
  }
  if (replicas === 'shard') {
    const isByShard = first?.name === 'max' && /\bshard\b/.test(first.by);
    return isByShard && second?.name === 'sum'
      ? undefined
      : 'not the sum of the max by shard';
  }
  return first?.name === replicas ? undefined : `not the ${replicas}`;
}

function readExpressions(name: string): readonly string[] {
  const text = read(name);
  if (name.endsWith('.json')) {
    const { panels } = JSON.parse(text);
    return panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
      targets.map(({ expr }) => expr),
    );
  }
  if (name.endsWith('.yaml')) {
    return [...text.matchAll(/expr: (?:\|\n((?: {10}.*\n)+)|(.*)\n)/g)].map(
      ([, block, line]) => block ?? line,
    );
  }
  return [...text.matchAll(/```promql\n([^`]+)```/g)]
    .flatMap(([, block]) => block.split(/\n(?=topk)/))
    .filter(query => query.includes('podlight_'));
}

describe('PromQL for several replicas', () => {
  it.each([
    ['monitoring/grafana-dashboard.json', 16],
    ['monitoring/alerts.yaml', 5],
    ['rank-your-failures.md', 4],
    ['metrics.md', 1],
  ])('docs/%s is right however many there are', (name, count) => {
    const expressions = readExpressions(name);
    expect(expressions).toHaveLength(count);
    expect(expressions.flatMap(collectFaults)).toEqual([]);
  });

  it.each([
    'sum(podlight_findings)',
    'podlight_findings',
    'topk(15, sum by (class) (podlight_findings{severity!="info"}))',
    'sum by (class) (max by (cluster, class, severity) (podlight_findings))',
    'max by (class, shard) (podlight_affected_pods)',
    'sum by (cluster) (podlight_breaker_state{state!="closed"})',
    'min(podlight_last_success_timestamp_seconds)',
    'max by (cluster) (podlight_viewers)',
    'podlight_viewers',
    'sum(podlight_api_requests_total)',
    'rate(sum(podlight_api_requests_total)[5m])',
    'rate(podlight_api_requests_total[5m])',
    'histogram_quantile(0.95, rate(podlight_api_request_duration_seconds_bucket[5m]))',
    'sum(rate(podlight_unheard_of[5m]))',
  ])('%s is not', expression => {
    expect(collectFaults(expression)).toHaveLength(1);
  });
});
