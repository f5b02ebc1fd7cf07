import { createKubernetesPlugin } from '../../plugins/kubernetes-backend/src/plugin';

/** Idle subscriptions end soon, so that a short soak covers that. */
const IDLE_GRACE_MS = 5_000;

export default createKubernetesPlugin({ idleGraceMs: IDLE_GRACE_MS });
