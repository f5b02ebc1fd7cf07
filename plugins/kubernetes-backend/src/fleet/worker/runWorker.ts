import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { AuthenticatedConnection } from '../../auth/AuthenticatedConnection';
import { ClusterLimits } from '../../auth/ClusterLimits';
import { NegativeCache } from '../../read/informer/NegativeCache';
import { MeasuredTransport } from '../../telemetry/MeasuredTransport';
import { NO_TELEMETRY, Telemetry } from '../../telemetry/Telemetry';
import { clusterDigest, ClusterTransport } from '../../transport';
import { FileCache } from '../../util/FileCache';
import { Semaphore } from '../../util/Semaphore';
import { systemClock } from '../../util/timing';
import { followCluster } from './followCluster';
import { followNodePools } from './followNodePools';
import { ListTurns } from './ListTurns';
import { Outbox } from './Outbox';
import { ToWorker, WorkerPort, WorkerSettings } from './protocol';
import { RemoteCredentials } from './RemoteCredentials';

/** What the credentials of all clusters are asked for; the main thread knows better. */
const NOBODY = {
  credentials: {
    $$type: '@backstage/BackstageCredentials' as const,
    principal: undefined,
  },
};

/** Everything that happens in a worker. What it returns ends it. */
export function runWorker(
  port: WorkerPort,
  settings: WorkerSettings,
): () => Promise<void> {
  const telemetry: Telemetry = {
    ...NO_TELEMETRY,
    requestDone: request => port.send({ type: 'request', request }),
  };
  const credentials = new RemoteCredentials(port);
  const transport = new ClusterTransport({
    files: new FileCache(),
    userAgent: settings.userAgent,
    deadlines: settings.deadlines,
    maxBodyBytes: settings.maxBodyBytes,
  });
  const limits = new ClusterLimits(systemClock);
  const services = {
    credentials,
    transport: new MeasuredTransport({ transport, telemetry }),
    // Each cluster has a limit of its own, and none may wait for a slot that a hung one has.
    overall: new Semaphore(Infinity),
    limitsFor: (cluster: ClusterDetails) => limits.limitsFor(cluster),
  };
  const outbox = new Outbox(port);
  const turns = new ListTurns();
  const unserved = new NegativeCache();
  const followed = new Map<string, AbortController>();
  const follow = (clusters: readonly ClusterDetails[]) => {
    const wanted = new Map(clusters.map(each => [clusterDigest(each), each]));
    for (const [digest, controller] of followed) {
      if (wanted.has(digest)) continue;
      controller.abort();
      followed.delete(digest);
    }
    for (const [digest, cluster] of wanted) {
      if (followed.has(digest)) continue;
      const controller = new AbortController();
      followed.set(digest, controller);
      const connection = new AuthenticatedConnection(cluster, NOBODY, services);
      const { signal } = controller;
      const over = followCluster({
        connection,
        settings,
        outbox,
        turns,
        unserved,
        telemetry,
        clock: systemClock,
        signal,
      });
      // Only an abort rejects it.
      over.catch(() => undefined);
      if (settings.poolLabels) {
        const poolsOver = followNodePools(
          { connection, settings, turns, clock: systemClock, signal },
          settings.poolLabels,
          pools =>
            port.send({ type: 'nodePools', cluster: cluster.name, pools }),
        );
        poolsOver.catch(() => undefined);
      }
    }
  };
  port.onMessage((message: ToWorker) => {
    switch (message.type) {
      case 'clusters':
        follow(message.clusters);
        break;
      case 'credential':
        credentials.answer(message.id, message.credential);
        break;
      case 'taken':
        outbox.taken(message.count);
        break;
      default:
        port.send({ type: 'pong', id: message.id });
    }
  });
  return async () => {
    follow([]);
    await transport.destroy();
  };
}
