import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { Caller } from '../../auth/Caller';
import { CredentialCache } from '../../auth/CredentialCache';
import { Telemetry } from '../../telemetry/Telemetry';
import { Clock } from '../../util/timing';
import { ClusterFollower } from '../source/ClusterFollower';
import { FleetEvent, FleetSink } from '../source/FleetSource';
import { WorkerSettings } from '../worker/protocol';
import { assignClusters } from './assignClusters';
import { WorkerCredentials } from './WorkerCredentials';
import { SupervisedWorker, WorkerFault } from './SupervisedWorker';
import { readMessage } from './readMessage';
import { StartWorker } from './WorkerThread';

export interface FollowByWorkersOptions {
  readonly credentials: Pick<
    CredentialCache,
    'get' | 'reject' | 'hasSharedCredential'
  >;
  /** Backstage itself, for credentials that all callers share. */
  readonly getCaller: () => Promise<Caller>;
  readonly settings: WorkerSettings;
  readonly workers: number;
  readonly startWorker: StartWorker;
  readonly telemetry: Pick<Telemetry, 'requestDone'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onFault: (fault: WorkerFault, error: Error | undefined) => void;
}

/** Lists and watches each cluster in one of several worker threads. */
export function followByWorkers(
  options: FollowByWorkersOptions,
  sink: FleetSink,
  signal: AbortSignal,
): ClusterFollower {
  const credentials = new WorkerCredentials(options);
  const workers = Array.from({ length: options.workers }, () =>
    startWorker(options, credentials, sink, signal),
  );
  let assigned: readonly (readonly ClusterDetails[])[] = workers.map(() => []);
  return {
    setClusters: followed => {
      credentials.setClusters(followed.map(({ original }) => original));
      assigned = assignClusters(
        followed.map(({ details }) => details),
        assigned,
      );
      assigned.forEach((clusters, index) => workers[index].assign(clusters));
    },
    ended: async () => {
      await Promise.all(workers.map(({ over }) => over));
    },
  };
}

interface StartedWorker {
  assign(clusters: readonly ClusterDetails[]): void;
  readonly over: Promise<void>;
}

function startWorker(
  options: FollowByWorkersOptions,
  credentials: WorkerCredentials,
  sink: FleetSink,
  signal: AbortSignal,
): StartedWorker {
  const { clock, onFault, random, settings, telemetry } = options;
  let last: readonly ClusterDetails[] | undefined;
  let own = new Set<string>();
  const worker = new SupervisedWorker({
    start: options.startWorker,
    settings,
    clock,
    random,
    onMessage: message => {
      switch (message.type) {
        case 'feed':
          if (own.has(message.cluster)) sink(readMessage(message));
          worker.send({ type: 'taken', count: 1 });
          break;
        case 'nodePools':
          if (own.has(message.cluster)) sink(message);
          break;
        case 'credential':
          void credentials
            .get(message.cluster, signal)
            .then(credential =>
              worker.send({ type: 'credential', id: message.id, credential }),
            );
          break;
        case 'refused':
          credentials.reject(message.cluster);
          break;
        case 'request':
          telemetry.requestDone(message.request);
          break;
        default:
      }
    },
    onFault: (fault, error) => {
      onFault(fault, error);
      for (const cluster of own) gaps(cluster, fault, settings).forEach(sink);
    },
  });
  return {
    assign: clusters => {
      if (clusters === last) return;
      last = clusters;
      own = new Set(clusters.map(({ name }) => name));
      worker.assign(clusters);
    },
    over: worker.run(signal),
  };
}

const SAID: Record<WorkerFault, string> = {
  crashed: 'the thread that reads the cluster ended and is started again',
  hung: 'the thread that reads the cluster did not respond and is started again',
  'out-of-memory':
    'the thread that reads the cluster ran out of memory and is started again',
};

function gaps(
  cluster: string,
  fault: WorkerFault,
  { types }: WorkerSettings,
): readonly FleetEvent[] {
  return types.map(({ kind }) => ({
    type: 'gap',
    cluster,
    kind,
    reason: { code: 'timeout', message: SAID[fault] },
  }));
}
