import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FleetCluster } from '@podlight/backstage-plugin-kubernetes-common';
import { FleetAccess } from '../../plugins/kubernetes-backend/src/fleet/access';
import {
  listFailures,
  listServices,
} from '../../plugins/kubernetes-backend/src/fleet/answer';
import { ClusterStates } from '../../plugins/kubernetes-backend/src/fleet/ClusterStates';
import { ServiceMatcher } from '../../plugins/kubernetes-backend/src/fleet/match';
import { RecordStore } from '../../plugins/kubernetes-backend/src/fleet/records';
import { glanceAt } from '../../plugins/kubernetes-backend/src/fleet/suspicion/glanceAt';
import { VerdictKeeper } from '../../plugins/kubernetes-backend/src/fleet/verdicts/VerdictKeeper';
import {
  FailureLog,
  MemoryFleetView,
} from '../../plugins/kubernetes-backend/src/fleet/view';
import { parseSelector } from '../../plugins/kubernetes-backend/src/locate/selector';
import { systemClock } from '../../plugins/kubernetes-backend/src/util/timing';
import { createPods, KEY, SERVICES } from '../records/createPods';

const CLUSTERS = 40;
const PODS_OF_REPLICA_SET = 30;

/** Services of one team. */
const TEAM = 60;

/** One in so many services has a pod that is not ready. */
const UNWELL_EVERY = 20;
const ROUNDS = 15;

const { signal } = new AbortController();
const names = Array.from(
  { length: SERVICES },
  (_, number) => `service-${String(number).padStart(4, '0')}`,
);
const refOf = (name: string) => `component:default/${name}`;

/** The index as it is after all lists and diagnoses, without a cluster. */
async function createView(pods: number) {
  const store = new RecordStore({
    maxRecords: Infinity,
    maxCharacters: Infinity,
  });
  for (const { cluster, record } of createPods(
    pods,
    CLUSTERS,
    PODS_OF_REPLICA_SET,
  )) {
    const number = Number(record.namespace.slice(-4));
    const isWrong = number % UNWELL_EVERY === 0 && record.name.endsWith('0');
    store.put(cluster, { ...record, isReady: !isWrong });
  }
  const clusterNames = new Set(store.clusters);
  const matcher = new ServiceMatcher(store);
  const states = new ClusterStates(() => new Date());
  for (const cluster of clusterNames) {
    const kind = 'Pod';
    states.apply({ type: 'listBegun', cluster, kind });
    states.apply({
      type: 'listEnded',
      cluster,
      kind,
      resourceVersion: '1',
      isLimited: false,
    });
  }
  const failures = new FailureLog(systemClock);
  const verdicts = new VerdictKeeper({
    look: ref => glanceAt(matcher.recordsOf(ref), new Date()),
    judge: async (_ref, clusters) =>
      new Map(
        clusters.map(cluster => [
          cluster,
          {
            state: 'notReady',
            headline: 'Running but failing its readiness check (HTTP 503)',
            classes: ['ReadinessProbeFailing'],
          },
        ]),
      ),
    onVerdict: (ref, cluster, verdict) =>
      failures.set(ref, cluster, verdict?.classes ?? []),
    clock: systemClock,
    onFault: (_ref, error) => console.error(error),
  });
  const stopping = new AbortController();
  void verdicts.run(stopping.signal);
  for (const name of names) {
    const parsed = parseSelector(`${KEY}=${name}`);
    if (!parsed.ok) continue;
    const target = { entityRef: refOf(name), selector: parsed.selector };
    matcher.set({ target, clusters: clusterNames });
    verdicts.touch(target.entityRef);
  }
  const isKnown = (name: string) => {
    const places = [...(verdicts.get(refOf(name))?.values() ?? [])];
    return places.length > 0 && places.every(({ verdict }) => verdict);
  };
  while (!names.every(isKnown)) await sleep(200);
  stopping.abort();
  const known: FleetCluster[] = [...clusterNames].map(name => ({
    name,
    sight: 'live',
  }));
  const view = new MemoryFleetView({
    matcher,
    verdicts,
    states,
    isLimited: () => false,
    registry: {
      getClusters: async () => ({
        clusters: known.map(({ name }) => ({
          name,
          title: `Cluster ${name}`,
          region: 'eu-west-1',
          url: 'https://k8s.example.com',
          authProvider: 'serviceAccount',
          authMetadata: {},
        })),
        problems: [],
        operatorProblems: [],
        providerOf: new Map(),
      }),
    },
    failures,
  });
  return view;
}

function toEntity(name: string, number: number): Entity {
  const team = Math.floor(number / TEAM);
  const location = 'url:https://git.example.com/catalog.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      // So that it compresses no better than names do that people choose.
      title: `Service ${randomBytes(6).toString('hex')}`,
      description: 'One of many services, with a description as most have.',
      annotations: {
        [KEY]: name,
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
      },
      tags: ['java', 'spring'],
    },
    spec: {
      type: 'service',
      owner: `group:default/team-${team}`,
      system: `system-${team}`,
      lifecycle: 'production',
      dependsOn: names.slice(number + 1, number + 4).map(refOf),
    },
  };
}

/** Backstage's own catalog, in memory, with all services. */
async function startCatalog() {
  let access: FleetAccess | undefined;
  let count: () => Promise<number> = async () => 0;
  let readAll: () => Promise<object> = async () => ({});
  const entities = names.map(toEntity);
  const permissions = mockServices.permissions({
    result: AuthorizeResult.ALLOW,
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      mockServices.rootConfig.factory({
        data: {
          catalog: { processingInterval: { hours: 1 }, rules: [] },
          backend: { baseUrl: 'http://localhost:0' },
        },
      }),
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'services',
        register(env) {
          env.registerInit({
            deps: { catalog: catalogProcessingExtensionPoint },
            async init({ catalog }) {
              catalog.addEntityProvider({
                getProviderName: () => 'services',
                async connect(connection) {
                  await connection.applyMutation({
                    type: 'full',
                    entities: entities.map(entity => ({
                      entity,
                      locationKey: 'services',
                    })),
                  });
                },
              });
            },
          });
        },
      }),
      createBackendPlugin({
        pluginId: 'kubernetes',
        register(env) {
          env.registerInit({
            deps: {
              catalog: catalogServiceRef,
              auth: coreServices.auth,
            },
            async init({ auth, catalog }) {
              const credentials = await auth.getOwnServiceCredentials();
              count = async () => {
                const { totalItems } = await catalog.queryEntities(
                  { limit: 1 },
                  { credentials },
                );
                return totalItems;
              };
              readAll = async () => {
                let found = 0;
                for await (const page of catalog.streamEntities(
                  { fields: ['kind', 'metadata.name'], pageSize: 1_000 },
                  { credentials },
                )) {
                  found += page.length;
                }
                return { found };
              };
              access = new FleetAccess({
                catalog,
                permissions,
                userInfo: {
                  getUserInfo: async () => ({
                    userEntityRef: 'user:default/jo',
                    ownershipEntityRefs: ['group:default/team-7'],
                  }),
                },
              });
            },
          });
        },
      }),
    ],
  });
  const giveUpAt = Date.now() + 400_000;
  while ((await count()) < SERVICES && Date.now() < giveUpAt)
    await sleep(1_000);
  if (!access) throw new Error('The plugin did not start');
  return { access, readAll, stop: () => backend.stop() };
}

interface Timed {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rows: number;
  readonly plain: number;
  readonly wire: number;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function measure(answer: () => Promise<object>) {
  const all: Timed[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    const list = await answer();
    const text = JSON.stringify(list);
    const packed = gzipSync(text);
    all.push({
      ms: performance.now() - startedAt,
      cpuMs:
        (process.cpuUsage(cpuBefore).user +
          process.cpuUsage(cpuBefore).system) /
        1_000,
      rows:
        'services' in list && Array.isArray(list.services)
          ? list.services.length
          : 0,
      plain: text.length,
      wire: packed.length,
    });
  }
  const { rows, plain, wire } = all[0];
  const times = all.map(({ ms }) => ms);
  return {
    ms: median(times),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
    longestMs: Math.max(...times),
    rows,
    plain,
    wire,
  };
}

async function main(): Promise<void> {
  const [pods] = process.argv.slice(2);
  const view = await createView(Number(pods));
  const { access, readAll, stop } = await startCatalog();
  const caller = {
    credentials: mockCredentials.user('user:default/jo'),
    userEntityRef: 'user:default/jo',
  };
  let token = 0;
  /** A token of its own each time has nothing remembered. */
  const grant = (type: 'all' | 'mine', isWarm: boolean) => {
    if (!isWarm) token += 1;
    return access.authorize(
      caller,
      { type },
      `token ${isWarm ? 'warm' : token}`,
    );
  };
  const services = (type: 'all' | 'mine', isWarm: boolean) => async () =>
    listServices(
      view,
      await grant(type, isWarm),
      { showsAllClusters: type === 'all', now: new Date() },
      signal,
    );
  const failures = (isWarm: boolean) => async () =>
    listFailures(
      view,
      await grant('all', isWarm),
      { now: new Date(), helpOn: () => undefined },
      signal,
    );
  const results = {
    pods: Number(pods),
    team: await measure(services('mine', false)),
    teamAgain: await measure(services('mine', true)),
    fleet: await measure(services('all', false)),
    fleetAgain: await measure(services('all', true)),
    failures: await measure(failures(false)),
    failuresAgain: await measure(failures(true)),
    catalog: await measure(readAll),
  };
  console.log(JSON.stringify(results));
  await stop();
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error);
    process.exit(1);
  },
);
