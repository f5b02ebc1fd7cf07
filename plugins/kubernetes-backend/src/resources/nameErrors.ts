import { describeError } from '../util/safeMessage';
import { ApiName, apiName } from './details/apiNames';

/**
 * Says of which API and key an error is.
 *
 * @throws Error of the action, with both before it
 */
export function nameErrors<T>(api: ApiName, key: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new Error(`${apiName(api)}: ${key}: ${describeError(error)}`, {
      cause: error,
    });
  }
}
