import { webPod } from './shop';

/** A probe that asks over HTTP. */
export const HTTP = { httpGet: { path: '/ready', port: 8080 } };

/** A pod whose container is not ready by its readiness probe. */
export const unready = (ageSeconds: number, container = {}) =>
  webPod(undefined, { ageSeconds })
    .withContainer({ name: 'app', readinessProbe: HTTP, ...container })
    .notReady();

/** An event of the kubelet on a probe that failed. */
export const unhealthy = (message: string, changes = {}) => ({
  reason: 'Unhealthy',
  container: 'app',
  message,
  ...changes,
});
