import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from '../../scripts/lib/processes.mjs';
import { findControlUrl, startSimulator } from '../../scripts/lib/stack.mjs';

/** How far away the API servers are; on loopback alone every design would look fine. */
const API_LATENCY_MS = 5;

const PODS_PER_SERVICE = 90;
const PODS_PER_CLUSTER = 6_750;

/** Services of one group. */
export const SERVICES_PER_TEAM = 60;

/**
 * Starts a fleet of simulated clusters, each 5 ms away; of the density of
 * 270,000 pods and 3,000 services over 40 clusters, unless it is told another.
 *
 * @param options.failing - pods in a crash loop, of a thousand
 */
export async function startFleet({
  clusters,
  folder,
  pods = clusters * PODS_PER_CLUSTER,
  failing = 3,
}) {
  mkdirSync(folder, { recursive: true });
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
      ...['--failing', failing],
    ].map(String),
  );
  const control = createControl(findControlUrl(handle));
  const names = (await control.clusterStates()).map(({ name }) => name);
  await Promise.all(names.map(name => control.setFaults(name, [])));
  return {
    ...control,
    clusters: names,
    services,
    pods,
    config,
    kubeconfig: join(folder, 'kubeconfig'),
    catalog: writeCatalog(folder, services),
    /** `service-0007`; each is in three clusters, or in all of a smaller fleet. */
    serviceName: number => `service-${String(number).padStart(4, '0')}`,
    stop: () => stop(handle),
  };
}

/** Hands out every service once, so that each one is loaded for the first time. */
export function listServices(fleet) {
  let number = 0;
  return { next: () => fleet.serviceName(number++ % fleet.services) };
}

function createControl(url) {
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

/** Teams and their services; the last service is the last entity. */
function writeCatalog(folder, services) {
  const teams = Array.from(
    { length: Math.ceil(services / SERVICES_PER_TEAM) },
    (_, number) =>
      entity(
        'Group',
        `{ name: team-${number} }`,
        '{ type: team, children: [] }',
      ),
  );
  const components = Array.from({ length: services }, (_, number) => {
    const name = `service-${String(number).padStart(4, '0')}`;
    const team = Math.floor(number / SERVICES_PER_TEAM);
    return entity(
      'Component',
      `{ name: ${name}, annotations: { backstage.io/kubernetes-id: ${name} } }`,
      `{ type: service, lifecycle: production, owner: team-${team} }`,
    );
  });
  const file = join(folder, 'services.yaml');
  writeFileSync(file, [...teams, ...components].join('\n---\n'));
  return file;
}

function entity(kind, metadata, spec) {
  return [
    'apiVersion: backstage.io/v1alpha1',
    `kind: ${kind}`,
    `metadata: ${metadata}`,
    `spec: ${spec}`,
  ].join('\n');
}
