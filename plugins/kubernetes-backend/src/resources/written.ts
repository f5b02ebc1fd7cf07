import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { apiName } from './details/apiNames';

/** A definition that is not shipped, and where it was written. */
export interface WrittenDefinition extends ResourceDefinition {
  /** For errors: `Definition 2`. */
  readonly place?: string;
}

/**
 * Checks the definitions of one source, such as the configuration, in which nothing says
 * which of two comes later.
 *
 * @throws Error that names both places and the way out
 */
export function refuseDuplicates(
  definitions: readonly WrittenDefinition[],
): void {
  const places = new Map<string, string | undefined>();
  for (const definition of definitions) {
    const name = apiName(definition);
    if (places.has(name)) {
      throw new Error(
        `${places.get(name)} and ${
          definition.place
        } are both of ${name}; merge them into one`,
      );
    }
    places.set(name, definition.place);
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
