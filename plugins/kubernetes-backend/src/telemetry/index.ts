export { FaultLog, type Fault } from './FaultLog';
export { createMetrics, type Metrics } from './createMetrics';
export { HelpTally, type HelpCounts, type HelpStore } from './HelpTally';
export { type GaugeSources } from './gaugeReaders';
export { MeasuredTransport } from './MeasuredTransport';
export { EXPLAINING_RESOURCES, USAGE_RESOURCE } from './requestKind';
export {
  combineTelemetry,
  NO_TELEMETRY,
  type ApiRequestKind,
  type CredentialFailure,
  type RequestDone,
  type Telemetry,
} from './Telemetry';
