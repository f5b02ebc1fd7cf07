import { FAILURE_CLASSES } from '@podlight/backstage-plugin-kubernetes-common';
import { scrapedMetrics } from '../__testUtils__/scrapedMetrics';

describe('MetricsTelemetry', () => {
  it('have no more values of the label cluster than their bound', async () => {
    const { telemetry, samples } = scrapedMetrics();
    for (let index = 0; index < 600; index += 1) {
      telemetry.credentialFailed({
        cluster: `cluster-${index}`,
        reason: { code: 'credential', message: 'none' },
      });
    }
    const counted = await samples('podlight_credential_failures_total');
    expect(counted).toHaveLength(501);
    expect(counted).toContain('{cluster="other"} 100');
    for (const cluster of ['cluster-0', 'cluster-599']) {
      telemetry.relisted({ cluster, resource: 'pods', reason: 'expired' });
    }
    expect(await samples('podlight_relists_total')).toEqual([
      '{cluster="cluster-0",resource="pods",reason="expired"} 1',
      '{cluster="other",resource="pods",reason="expired"} 1',
    ]);
  });

  it('name the declared classes, and call all others custom', async () => {
    const { telemetry, samples } = scrapedMetrics();
    for (const name of ['OOMKilled', 'VaultSealed', 'x', 'y', 'constructor']) {
      telemetry.helpOpened(name);
    }
    expect(FAILURE_CLASSES).toHaveProperty('OOMKilled');
    expect(await samples('podlight_help_opened_total')).toEqual([
      '{class="OOMKilled"} 1',
      '{class="VaultSealed"} 1',
      '{class="custom"} 3',
    ]);
    telemetry.helpAnswered({ class: 'web-0', helped: 'no' });
    expect(await samples('podlight_help_answers_total')).toEqual([
      '{class="custom",helped="no"} 1',
    ]);
  });

  it('say which clusters are slow, without a histogram for each', async () => {
    const { telemetry, samples } = scrapedMetrics();
    for (const [cluster, seconds] of [
      ['one', 2.1],
      ['one', 1.9],
      ['two', 2],
      ['two', 0.1],
    ] as const) {
      telemetry.requestDone({
        cluster,
        resource: 'pods',
        verb: 'list',
        outcome: 'ok',
        seconds,
      });
    }
    expect(await samples('podlight_api_slow_requests_total')).toEqual([
      '{cluster="one"} 1',
      '{cluster="two"} 0',
    ]);
  });

  it('count the hits and misses of a cache', async () => {
    const { telemetry, samples } = scrapedMetrics();
    for (const isHit of [true, true, false]) {
      telemetry.cacheAsked({ cache: 'reading', isHit });
    }
    expect(await samples('podlight_cache_lookups_total')).toEqual([
      '{cache="reading",result="hit"} 2',
      '{cache="reading",result="miss"} 1',
    ]);
  });

  it('measure no request that was aborted', async () => {
    const { prometheus, telemetry, samples } = scrapedMetrics();
    for (const outcome of ['ok', 'aborted'] as const) {
      telemetry.requestDone({
        cluster: 'one',
        resource: 'pods',
        verb: 'list',
        outcome,
        seconds: 30,
      });
    }
    expect(await samples('podlight_api_requests_total')).toHaveLength(2);
    expect(await samples('podlight_api_slow_requests_total')).toEqual([
      '{cluster="one"} 1',
    ]);
    expect(await prometheus.scrape()).toContain(
      'podlight_api_request_duration_seconds_count{resource="pods"} 1\n',
    );
  });
});
