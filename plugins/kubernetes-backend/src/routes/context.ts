import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Request } from 'express';
import { Caller } from '../auth';
import { ServicePipeline } from '../pipeline';
import { ClusterDirectory, ClusterDiagnosisService } from '../health';
import { Metrics } from '../telemetry';
import { ServiceUsageReader } from '../usage';
import { FixedWindowRateLimiter } from '../util/FixedWindowRateLimiter';
import { Clock } from '../util/timing';
import { CallerGate } from './CallerGate';
import { EntityAccess } from './EntityAccess';
import { PlatformAccess } from './PlatformAccess';
import { Reauthorizer } from './Reauthorizer';
import { StreamDrain } from './StreamDrain';
import { StreamQuota } from './StreamQuota';

/** How often things happen on an open stream. */
export interface StreamIntervals {
  /** Shorter than the idle time-out of any usual proxy. */
  readonly heartbeatMs: number;
  /** A right that is taken away ends a stream at the latest after this. */
  readonly reauthorizeMs: number;
}

export const DEFAULT_STREAM_INTERVALS: StreamIntervals = {
  heartbeatMs: 15_000,
  reauthorizeMs: 45_000,
};

/** What the routes need. */
export interface RouteContext {
  /** Who is asking. Throws AuthenticationError. */
  readonly identify: (request: Request) => Promise<Caller>;
  readonly access: EntityAccess;
  readonly platformAccess: PlatformAccess;
  readonly pipeline: ServicePipeline;
  readonly usage: ServiceUsageReader;
  readonly clusters: {
    readonly directory: ClusterDirectory;
    readonly desk: ClusterDiagnosisService;
  };
  readonly metrics: Metrics & {
    /** Whether the operator has opened them to everybody. */
    readonly isPublic: boolean;
  };
  /** How often one person's Help counts. */
  readonly helpLimit: FixedWindowRateLimiter;
  /** How often one person may ask for a cluster to be tried again. */
  readonly retryLimit: FixedWindowRateLimiter;
  readonly auditor: AuditorService;
  readonly logger: LoggerService;
  readonly clock: Clock;
  readonly intervals: StreamIntervals;
  /** How many requests of one caller are worked on at a time. */
  readonly gate: CallerGate;
  readonly reauthorizer: Reauthorizer;
  readonly quotas: {
    readonly live: StreamQuota;
    readonly logs: StreamQuota;
  };
  /** What ends when the backend shuts down. */
  readonly drain: StreamDrain;
}
