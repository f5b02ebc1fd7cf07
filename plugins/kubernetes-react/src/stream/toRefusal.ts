import { ResponseError } from '@backstage/errors';
import { OTHER_VERSION_CODE } from '@podlight/backstage-plugin-kubernetes-common';
import { INSTALL_BACKEND } from './upgrade';

/** The words of `ResponseError` for an answer that is not one of Backstage's. */
const NOT_FROM_PODLIGHT = 'Request failed with status 404';

/**
 * The error for an answer that is a refusal. A backend that is older than a
 * route, like a Backstage without one, answers an empty 404: here it gets
 * the words.
 *
 * @internal
 */
export async function toRefusal(response: Response): Promise<ResponseError> {
  const error = await ResponseError.fromResponse(response);
  const isWordless =
    error.statusCode === 404 &&
    error.cause.message.startsWith(NOT_FROM_PODLIGHT);
  if (!isWordless) return error;
  const body = {
    error: {
      name: 'NotFoundError',
      message: `The Kubernetes backend doesn't have what this page requests. ${INSTALL_BACKEND}`,
      code: OTHER_VERSION_CODE,
    },
    response: { statusCode: error.statusCode },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status: error.statusCode,
      headers: { 'content-type': 'application/json' },
    }),
  );
}
