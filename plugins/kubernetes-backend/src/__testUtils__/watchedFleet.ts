import { AuthenticationError } from '@backstage/errors';
import { ConfigReader } from '@backstage/config';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  FakeClock,
  Simulator,
  startSimulator,
} from '@internal/cluster-simulator';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { AuthProvider } from '@podlight/backstage-plugin-kubernetes-node';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { readConfig } from '../config';
import { createPipeline } from '../createPipeline';
import { Placement } from '../read';
import { put, SHOP } from './fleet';
import { LISTS_AT_ONCE } from './listsAtOnce';
import { ManualClock } from './ManualClock';
import { anEntity } from './anEntity';
import { configFor } from './simulatorConfig';
import { ownUserInfo } from './ownUserInfo';

/** Of one service: one for each kind. */
export const ALL_WATCHES = 11;

/** Of all services: Deployments, StatefulSets, DaemonSets, CronJobs and Jobs. */
export const INDEX_WATCHES = 5;

/** A pod of the shop as the simulator takes it. */
export function shopPod(name: string, version = '1') {
  return aPod({
    name,
    namespace: 'shop',
    labels: { ...SHOP, version },
  }).build();
}

/** A provider with a separate token for each user. */
function perUser(tokens: Map<string, string>): AuthProvider {
  return {
    id: 'perUser',
    scope: 'caller',
    getCredential: async ({ principal }) => {
      const user = principal.userEntityRef ?? '';
      const token = tokens.get(user);
      if (token === undefined)
        throw new AuthenticationError(`${user} is not signed in`);
      return { kind: 'bearerToken', token, identity: user };
    },
  };
}

export type WatchedFleet = Awaited<ReturnType<typeof startWatchedFleet>>;
export type Viewer = Awaited<ReturnType<WatchedFleet['look']>>;

/**
 * One cluster `one` with the pod `web` of the shop, and a pipeline that reads it.
 * Both clocks stand still, but for what waiting for something takes.
 */
export async function startWatchedFleet(
  options: {
    readonly isEmpty?: boolean;
    readonly isPerUser?: boolean;
    readonly placement?: Placement;
  } = {},
) {
  const clusterClock = new FakeClock();
  const clock = new ManualClock();
  const simulator: Simulator = await startSimulator({
    clock: clusterClock,
    scenario: { clusters: [{ name: 'one', ...LISTS_AT_ONCE }] },
  });
  const cluster = simulator.cluster('one');
  if (!options.isEmpty) put(cluster, shopPod('web'));
  const tokens = new Map<string, string>();
  const kubernetes = {
    ...configFor(simulator, given =>
      options.isPerUser
        ? { ...given, authProvider: 'perUser', serviceAccountToken: undefined }
        : given,
    ),
    refreshIntervalMs: 10_000,
  };
  const faults: unknown[] = [];
  const { pipeline, close } = createPipeline({
    config: readConfig(new ConfigReader({ kubernetes }), () => undefined),
    clusterProviders: [],
    authProviders: [perUser(tokens)],
    serviceLocators: [],
    userInfo: ownUserInfo,
    rootConfig: new ConfigReader({}),
    getClusterEntities: async () => [],
    placement: options.placement,
    clock,
    onProviderProblem: problem => faults.push(problem),
    onFault: (_cluster, stage, error) => faults.push([stage, error]),
  });

  const principalOf = (name: string) => ({
    credentials: mockCredentials.user(`user:default/${name}`),
    userEntityRef: `user:default/${name}`,
  });

  /** Time passes in small steps until it is so. */
  async function until(
    holds: () => boolean | undefined,
    stepMs = 25,
  ): Promise<void> {
    const giveUpAt = Date.now() + 20_000;
    while (!holds()) {
      if (Date.now() > giveUpAt) throw new Error(`Not so: ${holds}`);
      clock.advance(stepMs);
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  /** A viewer of the shop, or of another service. */
  async function look(
    name = 'guest',
    versions: ReadonlySet<string> = new Set<string>(),
    entity = anEntity(),
  ) {
    const leaving = new AbortController();
    const seen: ClusterMessage[] = [];
    /** What the versions stand for. */
    const resumed: ClusterMessage[] = [];
    const service = await pipeline.locate(
      entity,
      principalOf(name),
      leaving.signal,
    );
    const watch = async () => {
      const updates = pipeline.subscribe(service, leaving.signal, versions);
      for await (const { base, message } of updates) {
        if (base) resumed.push(base);
        seen.push(message);
      }
    };
    watch();
    return {
      seen,
      resumed,
      leave: async () => {
        leaving.abort();
        await new Promise(resolve => setImmediate(resolve));
      },
      last: () => seen.at(-1),
      isLive: () => seen.at(-1)?.state.phase === 'live',
      podNames: () =>
        seen
          .at(-1)
          ?.pods.map(pod => pod.name)
          .sort(),
    };
  }

  async function stop(): Promise<void> {
    await close();
    await simulator.stop();
  }

  return {
    cluster,
    clock,
    clusterClock,
    faults,
    pipeline,
    principalOf,
    signIn: (name: string, token: string) =>
      tokens.set(`user:default/${name}`, token),
    look,
    /** As {@link look}, until everything of the cluster is watched. */
    async lookAndWatch(name?: string) {
      const viewer = await look(name);
      await until(() => cluster.openWatches() >= ALL_WATCHES, 500);
      return viewer;
    },
    until,
    close,
    stop,
    /** Stops, and fails the test if an internal error was swallowed. */
    async stopFaultless() {
      await stop();
      if (faults.length > 0) throw new Error(JSON.stringify(faults));
    },
  };
}
