import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { ResourceType } from '../../read/resourceTypes';
import { RequestDone } from '../../telemetry/Telemetry';
import { TransportDeadlines } from '../../transport';
import { Result } from '../../util/Result';
import { FleetKind } from '../records';
import { RecordBatch } from '../source/RecordBatch';

/** A type that is followed, without the functions that could not cross threads. */
export type FollowedType = Pick<
  ResourceType,
  'plural' | 'group' | 'versions'
> & { readonly kind: FleetKind };

/** What a worker needs to know from its start. */
export interface WorkerSettings {
  readonly types: readonly FollowedType[];
  readonly deadlines: TransportDeadlines;
  readonly userAgent: string;
  /** Items of one list of a cluster. */
  readonly maxRecords: number;
  /** Of one response. */
  readonly maxBodyBytes: number;
  /** How often a type is listed that may not be watched. */
  readonly refreshIntervalMs: number;
  /** Labels that name the pool of a node; nodes are not read when absent. */
  readonly poolLabels?: readonly string[];
}

/** From the main thread to a worker. */
export type ToWorker =
  | {
      /** All clusters of the worker: those that it has and that are not among them are given up. */
      readonly type: 'clusters';
      readonly clusters: readonly ClusterDetails[];
    }
  | {
      readonly type: 'credential';
      readonly id: number;
      readonly credential: Result<ClusterCredential>;
    }
  | { readonly type: 'taken'; readonly count: number }
  | { readonly type: 'ping'; readonly id: number };

/** What a feed says of one kind of one cluster, in order. */
export type FeedMessage =
  | { readonly type: 'listBegun' }
  | {
      readonly type: 'changed';
      readonly batch: RecordBatch;
      readonly readAt: number;
    }
  | {
      readonly type: 'listEnded';
      readonly resourceVersion: string;
      readonly isLimited: boolean;
    }
  | { readonly type: 'live' }
  | { readonly type: 'gap'; readonly reason: ClusterReason }
  | { readonly type: 'absent' };

/** From a worker to the main thread. */
export type FromWorker =
  | {
      readonly type: 'feed';
      readonly cluster: string;
      readonly kind: FleetKind;
      readonly message: FeedMessage;
    }
  | {
      readonly type: 'nodePools';
      readonly cluster: string;
      /** By node; undefined where nodes may not be listed. */
      readonly pools: ReadonlyMap<string, string> | undefined;
    }
  | {
      readonly type: 'credential';
      readonly id: number;
      readonly cluster: string;
    }
  /** The API server has refused the credential that the worker got last. */
  | { readonly type: 'refused'; readonly cluster: string }
  | { readonly type: 'request'; readonly request: RequestDone }
  | { readonly type: 'pong'; readonly id: number };

/** One end between a worker and the main thread. */
export interface Port<TSend, TReceive> {
  send(message: TSend, transfer?: readonly ArrayBuffer[]): void;
  onMessage(take: (message: TReceive) => void): void;
}

export type WorkerPort = Port<FromWorker, ToWorker>;
