import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Caller } from '../auth';
import { NodeCapacityReader } from '../capacity';
import { ServicePipeline } from '../pipeline';
import { FleetAccess } from '../fleet/access';
import { FleetReader } from '../fleet/reader';
import { ClusterDirectory, ClusterDiagnosisService } from '../health';
import { HelpTally, Metrics } from '../telemetry';
import { ServiceUsageReader } from '../usage';
import { FixedWindowRateLimiter } from '../util/FixedWindowRateLimiter';
import { Clock } from '../util/timing';
import { CallerGate } from './CallerGate';
import { EntityAccess } from './EntityAccess';
import { PlatformAccess } from './PlatformAccess';
import { Reauthorizer } from './Reauthorizer';
import { StreamDrain } from './StreamDrain';
import { StreamQuota } from './StreamQuota';

/** Intervals on an open stream. */
export interface StreamIntervals {
  /** Shorter than the idle timeout of any common proxy. */
  readonly heartbeatMs: number;
  /** A revoked permission ends a stream within this time. */
  readonly reauthorizeMs: number;
}

export const DEFAULT_STREAM_INTERVALS: StreamIntervals = {
  heartbeatMs: 15_000,
  reauthorizeMs: 45_000,
};

/** Dependencies of the routes. */
export interface RouteContext {
  /** Identifies the caller. Throws AuthenticationError. */
  readonly identify: (request: Request) => Promise<Caller>;
  readonly access: EntityAccess;
  readonly platformAccess: PlatformAccess;
  readonly pipeline: ServicePipeline;
  readonly usage: ServiceUsageReader;
  readonly capacity: NodeCapacityReader;
  readonly clusters: {
    readonly directory: ClusterDirectory;
    readonly diagnoses: ClusterDiagnosisService;
  };
  readonly fleet: {
    readonly access: FleetAccess;
    /** Undefined where the index is off, and until it has been started. */
    readonly reader: () => FleetReader | undefined;
  };
  readonly metrics: Metrics & {
    /** Whether the operator made the metrics public. */
    readonly isPublic: boolean;
  };
  /** How often Help was used. */
  readonly helpTally: HelpTally;
  /** Limits how often one user's Help is counted. */
  readonly helpLimit: FixedWindowRateLimiter;
  /** Limits how often one user's answers to “Did this help?” are counted. */
  readonly helpAnswerLimit: FixedWindowRateLimiter;
  /** Limits how often one user may retry a cluster. */
  readonly retryLimit: FixedWindowRateLimiter;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly clock: Clock;
  readonly intervals: StreamIntervals;
  /** Limits the concurrent requests of one caller. */
  readonly gate: CallerGate;
  readonly reauthorizer: Reauthorizer;
  readonly quotas: {
    readonly live: StreamQuota;
    readonly logs: StreamQuota;
  };
  /** Ends the streams when the backend shuts down. */
  readonly drain: StreamDrain;
}
