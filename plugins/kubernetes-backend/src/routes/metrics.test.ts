import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Simulator } from '@internal/cluster-simulator';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP, startFleet } from '../__testUtils__/fleet';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import { until } from '../__testUtils__/until';
import { METRICS } from '../telemetry/metrics';

const METRICS_URL = '../../metrics';
const ANONYMOUS = { headers: { authorization: mockCredentials.none.header() } };

describe('the metrics route', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startFleet('one');
    put(
      simulator.cluster('one'),
      aPod({ name: 'broken', namespace: 'shop', labels: SHOP })
        .imagePullBackOff('manifest unknown')
        .build(),
    );
    backend = await startBackend({ simulator });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function scrape() {
    const response = await backend.get(METRICS_URL);
    return response.text();
  }

  const help = (name: string, init: RequestInit = {}) =>
    backend.get(`../help/${name}`, { method: 'POST', ...init });

  it('reports requests, viewers and current failures', async () => {
    const viewer = await backend.follow();
    await viewer.next(isCluster('one', ({ findings }) => findings.length > 0));
    let text = '';
    // A watch begins after its list, of which the viewer knows already.
    await until(async () => {
      text = await scrape();
      return /podlight_watches\{cluster="one",resource="\w+"\} 1/.test(text);
    });
    expect(text).toMatch(
      /podlight_api_requests_total\{cluster="one",resource="pods",verb="list",outcome="ok"\} 1\n/,
    );
    expect(text).toMatch(
      /podlight_api_request_duration_seconds_bucket\{le="10",resource="pods"\} [1-9]/,
    );
    expect(text).toContain('podlight_viewers{cluster="one"} 1\n');
    expect(text).toContain('podlight_readings{cluster="one"} 1\n');
    expect(text).toContain(
      'podlight_breaker_state{cluster="one",state="closed"} 1\n',
    );
    expect(text).toMatch(
      /podlight_findings\{cluster="one",class="\w+",severity="\w+",shard="\d+"\} 1\n/,
    );
    expect(text).toContain(
      'podlight_cache_lookups_total{cache="reading",result="miss"} 1\n',
    );
    expect(text).toMatch(
      /podlight_last_success_timestamp_seconds\{cluster="one"\} \d{10}/,
    );
    viewer.leave();
  });

  it('has help and type for every metric, and no names of services, namespaces or pods', async () => {
    const text = await scrape();
    for (const [name, { type, help: words }] of Object.entries(METRICS)) {
      expect(text).toContain(`# HELP ${name} ${words}\n# TYPE ${name} ${type}`);
    }
    expect(text).not.toMatch(/shop|broken|web-one|user:/);
  });

  it('counts Help by class for every signed-in user', async () => {
    expect((await help('OOMKilled')).status).toBe(204);
    expect((await help('OOMKilled', ANONYMOUS)).status).toBe(401);
    expect((await help('Whatever')).status).toBe(404);
    expect(await scrape()).toContain(
      'podlight_help_opened_total{class="OOMKilled"} 1\n',
    );
  });

  it('counts no more Help than a person can open', async () => {
    const headers = {
      authorization: mockCredentials.user.header('user:default/eager'),
    };
    for (let time = 0; time < 40; time += 1) {
      expect((await help('ImageNotFound', { headers })).status).toBe(204);
    }
    expect(await scrape()).toContain(
      'podlight_help_opened_total{class="ImageNotFound"} 30\n',
    );
  });

  it('counts by class whether Help helped, for every signed-in user', async () => {
    const answer = (name: string, helped: string, init = {}) =>
      help(`${name}/answers/${helped}`, init);
    expect((await answer('OOMKilled', 'no')).status).toBe(204);
    expect((await answer('OOMKilled', 'yes')).status).toBe(204);
    expect((await answer('OOMKilled', 'no', ANONYMOUS)).status).toBe(401);
    expect((await answer('OOMKilled', 'perhaps')).status).toBe(400);
    expect((await answer('web-0', 'no')).status).toBe(404);
    const text = await scrape();
    for (const helped of ['yes', 'no']) {
      expect(text).toContain(
        `podlight_help_answers_total{class="OOMKilled",helped="${helped}"} 1\n`,
      );
    }
    expect(text).not.toMatch(/perhaps|web-0/);
  });

  it('counts no more answers than a person can give', async () => {
    const headers = {
      authorization: mockCredentials.user.header('user:default/eager'),
    };
    for (let time = 0; time < 40; time += 1) {
      const path = 'ImageNotFound/answers/no';
      expect((await help(path, { headers })).status).toBe(204);
    }
    expect(await scrape()).toContain(
      'podlight_help_answers_total{class="ImageNotFound",helped="no"} 30\n',
    );
  });

  it('is open to unauthenticated callers only where configured', async () => {
    const closed = await backend.get(METRICS_URL, ANONYMOUS);
    expect(closed.status).toBe(401);
    const open = await startBackend({
      kubernetes: { metrics: { public: true } },
    });
    const response = await open.get(METRICS_URL, ANONYMOUS);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('version=0.0.4');
    await open.stop();
  });

  it('is open to a service, and to a user with the permission', async () => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.DENY })),
    });
    const strict = await startBackend({ features: [permissions.factory] });
    const denied = await strict.get(METRICS_URL);
    expect(denied.status).toBe(403);
    expect((await denied.json()).error.message).toContain(
      'podlight.clusters.read',
    );
    await strict.stop();
    const service = await backend.get(METRICS_URL, {
      headers: { authorization: mockCredentials.service.header() },
    });
    expect(service.status).toBe(200);
  });
});
