/**
 * A backend with the fleet index, one of several with the same database.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from './processes.mjs';
import { waitForAnswer } from './readiness.mjs';
import { freePort } from './stack.mjs';
import { root } from './toolchain.mjs';

/** Writes what all replicas have in common; resolves with the file. */
export function writeCommonConfig({ folder, postgres, token, services }) {
  const entities = join(folder, 'services.yaml');
  writeFileSync(
    entities,
    services
      .map(name =>
        [
          'apiVersion: backstage.io/v1alpha1',
          'kind: Component',
          `metadata: { name: ${name}, annotations: { backstage.io/kubernetes-id: ${name} } }`,
          'spec: { type: service, lifecycle: production, owner: team }',
        ].join('\n'),
      )
      .join('\n---\n'),
  );
  const file = join(folder, 'app-config.common.yaml');
  const config = {
    backend: {
      database: { client: 'pg', connection: postgres.connection },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'try-fleet-replicas' } },
        ],
      },
    },
    auth: { providers: {} },
    permission: { enabled: true },
    catalog: {
      rules: [{ allow: ['Component', 'Location'] }],
      locations: [{ type: 'file', target: entities }],
    },
    kubernetes: { fleet: {} },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** A backend process that can be started again at the same address. */
export async function createFleetReplica({ folder, plugin, configs, token }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = join(folder, `app-config.${port}.yaml`);
  writeFileSync(
    own,
    JSON.stringify({
      app: { baseUrl: url },
      backend: { baseUrl: url, listen: { port, host: '127.0.0.1' } },
    }),
  );
  let handle;
  const readPage = async timeMs => {
    const response = await fetch(`${url}/api/kubernetes/v1/fleet/services`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeMs),
    });
    const { ok, status } = response;
    return { ok, status, text: await response.text() };
  };
  return {
    url,
    async begin() {
      handle = start(
        process.execPath,
        [
          '--no-node-snapshot',
          join(root, 'benchmarks/fleet/backends/main.mjs'),
          root,
          plugin,
          ...[...configs, own].flatMap(file => ['--config', file]),
        ],
        {
          logFile: join(folder, `backend-${port}.log`),
          env: {
            NODE_ENV: 'production',
            NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/podlight/node'),
          },
        },
      );
      await waitForAnswer(
        `${url}/.backstage/health/v1/readiness`,
        handle,
        'a backend',
      );
    },
    /** Whether its catalog has all of them. */
    async knows(services) {
      const response = await fetch(`${url}/api/catalog/entities`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      const entities = response?.ok ? await response.json() : [];
      const names = entities.map(({ metadata }) => metadata.name);
      return services.every(name => names.includes(name));
    },
    /** `SERVICE CLUSTER` to state, as its page of all services says; undefined while it cannot say it. */
    async states() {
      // It may end while it answers.
      const answer = await readPage(10_000).catch(() => undefined);
      if (!answer?.ok) return undefined;
      const { services } = JSON.parse(answer.text);
      return new Map(
        services.flatMap(({ entityRef, cells }) =>
          cells.map(({ cluster, state }) => [
            `${entityRef.split('/').at(-1)} ${cluster}`,
            state,
          ]),
        ),
      );
    },
    /** Opens the tab of a service for a while; resolves with the clusters in which it had pods. */
    async openTab(service, timeMs) {
      const open = () =>
        fetch(
          `${url}/api/kubernetes/v1/entities/component/default/${service}/live`,
          {
            headers: { authorization: `Bearer ${token}` },
            signal: AbortSignal.timeout(timeMs),
          },
        );
      // A connection of the process that was here before may still be in the pool.
      const response = await open().catch(open);
      if (!response.ok) throw new Error(`The tab got ${response.status}`);
      let text = '';
      try {
        for await (const chunk of response.body) {
          text += Buffer.from(chunk).toString();
        }
      } catch (error) {
        if (error.name !== 'TimeoutError') throw error;
      }
      const messages = text
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line));
      return messages
        .filter(({ type, pods = [] }) => type === 'cluster' && pods.length > 0)
        .map(({ cluster }) => cluster);
    },
    /** The status of its page of all services, with the message of an error. */
    async page(timeMs) {
      const { ok, status, text } = await readPage(timeMs).catch(error => ({
        status: error.name,
        text: error.message,
      }));
      if (ok) return String(status);
      return `${status} ${/"message":"([^"]*)"/.exec(text)?.[1] ?? text}`;
    },
    pause() {
      process.kill(handle.child.pid, 'SIGSTOP');
    },
    resume() {
      process.kill(handle.child.pid, 'SIGCONT');
    },
    async kill() {
      process.kill(handle.child.pid, 'SIGKILL');
      await handle.exited;
    },
    /** As Kubernetes ends a pod. */
    async end() {
      process.kill(handle.child.pid, 'SIGTERM');
      await Promise.race([handle.exited, sleep(30_000)]);
      await stop(handle);
    },
  };
}
