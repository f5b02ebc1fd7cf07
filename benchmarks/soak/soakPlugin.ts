import { createKubernetesPlugin } from '../../plugins/kubernetes-backend/src/plugin';

/** Idle subscriptions end soon, so that a short soak covers that. */
const LINGER_MS = 5_000;

export default createKubernetesPlugin({ lingerMs: LINGER_MS });
