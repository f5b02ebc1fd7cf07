import { ServiceUnavailableError } from '@backstage/errors';
import { Router } from 'express';

/** In place of all routes of a plugin that did not start. The reason may hold what only those who run Backstage may know. */
export function unavailableRouter(): Router {
  const router = Router();
  router.use((_request, _response, next) =>
    next(
      new ServiceUnavailableError(
        'The Kubernetes plugin did not start. Whoever runs Backstage finds the reason in the log of the backend.',
      ),
    ),
  );
  return router;
}
