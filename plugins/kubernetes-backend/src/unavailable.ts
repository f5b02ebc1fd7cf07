import { ServiceUnavailableError } from '@backstage/errors';
import { Router } from 'express';

/** Replaces all routes of a plugin that did not start. The reason is not sent, because it may be for the operators of Backstage only. */
export function unavailableRouter(): Router {
  const router = Router();
  router.use((_request, _response, next) =>
    next(
      new ServiceUnavailableError(
        "The Kubernetes plugin didn't start. Backstage admins can find the reason in the backend log.",
      ),
    ),
  );
  return router;
}
