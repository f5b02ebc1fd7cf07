import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from '../../scripts/lib/processes.mjs';
import { findControlUrl, startSimulator } from '../../scripts/lib/stack.mjs';

/** How far away the API servers are; on loopback alone every design would look fine. */
const API_LATENCY_MS = 5;

const PODS_PER_SERVICE = 90;
const PODS_PER_CLUSTER = 6_750;

/**
 * Starts a fleet of simulated clusters, each 5 ms away, of the density of
 * 270,000 pods and 3,000 services over 40 clusters.
 */
export async function startFleet({ clusters, folder }) {
  mkdirSync(folder, { recursive: true });
  const pods = clusters * PODS_PER_CLUSTER;
  const services = Math.round(pods / PODS_PER_SERVICE);
  let handle;
  const config = await startSimulator(
    (name, command, args) => {
      handle = start(command, args, { logFile: join(folder, `${name}.log`) });
      return handle;
    },
    folder,
    [
      '--fleet',
      ...['--clusters', clusters],
      ...['--services', services],
      ...['--pods', pods],
    ].map(String),
  );
  const control = createControl(findControlUrl(handle));
  const names = (await control.clusterStates()).map(({ name }) => name);
  await Promise.all(names.map(name => control.setFaults(name, [])));
  return {
    ...control,
    clusters: names,
    services,
    config,
    kubeconfig: join(folder, 'kubeconfig'),
    catalog: writeCatalog(folder, services),
    /** `service-0007`; each is in three clusters, or in all of a smaller fleet. */
    serviceName: number => `service-${String(number).padStart(4, '0')}`,
    stop: () => stop(handle),
  };
}

export function createControl(url) {
  const ask = async (path, method = 'GET', body = undefined) => {
    const response = await fetch(`${url}/clusters${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${await response.text()}`);
    return response.json();
  };
  return {
    /** What each cluster has served, and what is open. */
    clusterStates: () => ask(''),
    /** Of all clusters since they were started. */
    requestCount: async () =>
      (await ask('')).reduce((sum, { requests }) => sum + requests, 0),
    /** The same by verb and resource, such as `list pods`. */
    requestsByKind: async () => {
      const counts = {};
      for (const { requestsByKind } of await ask('')) {
        for (const [kind, count] of Object.entries(requestsByKind))
          counts[kind] = (counts[kind] ?? 0) + count;
      }
      return counts;
    },
    openWatches: async () =>
      (await ask('')).reduce((sum, { openWatches }) => sum + openWatches, 0),
    setFaults: (name, faults) =>
      ask(`/${name}/fault`, 'PUT', [
        ...faults,
        { type: 'slow', delayMs: API_LATENCY_MS },
      ]),
    putObject: (name, object) => ask(`/${name}/objects`, 'PUT', object),
    deleteObject: (name, object) => ask(`/${name}/objects`, 'DELETE', object),
    incident: (name, incident) => ask(`/${name}/${incident}`, 'POST'),
    grantToken: (name, token) =>
      ask(`/${name}/tokens`, 'PUT', { token, identity: 'reader' }),
    revokeToken: (name, token) => ask(`/${name}/tokens`, 'DELETE', { token }),
  };
}

export function writeCatalog(folder, services) {
  const entities = Array.from({ length: services }, (_, number) => {
    const name = `service-${String(number).padStart(4, '0')}`;
    return [
      'apiVersion: backstage.io/v1alpha1',
      'kind: Component',
      `metadata: { name: ${name}, annotations: { backstage.io/kubernetes-id: ${name} } }`,
      'spec: { type: service, lifecycle: production, owner: commerce }',
    ].join('\n');
  });
  const file = join(folder, 'services.yaml');
  writeFileSync(file, entities.join('\n---\n'));
  return file;
}
