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
    const words = error instanceof Error ? error.message : String(error);
    throw new Error(`${apiName(api)}: ${key}: ${words}`, { cause: error });
  }
}
