import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { apiName } from './details/apiNames';

/** A definition that is not shipped, and where it was written. */
export interface WrittenDefinition extends ResourceDefinition {
  /** For errors: `Definition 2`. */
  readonly origin?: string;
}

/**
 * Checks the definitions of one source, such as the configuration, in which nothing says
 * which of two comes later.
 *
 * @throws Error that names both origins and the way out
 */
export function refuseDuplicates(
  definitions: readonly WrittenDefinition[],
): void {
  const origins = new Map<string, string | undefined>();
  for (const definition of definitions) {
    const name = apiName(definition);
    if (origins.has(name)) {
      throw new Error(
        `${origins.get(name)} and ${
          definition.origin
        } are both of ${name}; merge them into one`,
      );
    }
    origins.set(name, definition.origin);
  }
}

/** A line of a stack, such as `    at register (file:///app/module.ts:12:5)`. */
const FRAME =
  /^\s{0,20}at (?:[^(]{1,300}\()?(?:file:\/\/)?([^()]{1,1000}:\d{1,9}):\d{1,9}\)?$/;

/** Where a function was called, as `FILE:LINE`. */
export function findCaller(called: Function): string | undefined {
  const at: { readonly stack?: string } = {};
  Error.captureStackTrace(at, called);
  const [, frame] = at.stack?.split('\n') ?? [];
  return FRAME.exec(frame ?? '')?.[1];
}
