import { createKubernetesPlugin } from '../../plugins/kubernetes-backend/src/plugin';

/** A service that nobody looks at any more is let go soon, so that a short soak sees it happen. */
const LINGER_MS = 5_000;

export default createKubernetesPlugin({ lingerMs: LINGER_MS });
