import { FleetRecord } from '../records';

/** A healthy pod, unless the fields say otherwise. */
export function aFleetRecord(fields: Partial<FleetRecord> = {}): FleetRecord {
  return {
    kind: 'Pod',
    namespace: 'shop',
    name: 'web-0',
    uid: '0b6f9d2e-6a1c-4a51-9a51-5d2d7f0a1b2c',
    labels: { app: 'web' },
    node: 'node-1',
    phase: 'Running',
    status: 'Running',
    isReady: true,
    isDeleting: false,
    ready: 1,
    desired: 1,
    restarts: 0,
    lastRestartAt: 0,
    createdAt: 1_795_000_000,
    ...fields,
  };
}
