import { RequestInfo } from '../api/requestInfo';
import type { Fault } from './faults';
import { ActiveFault, faultSchema } from './faultSchema';
import { isConnectionAttack } from './hostile/attacks';

export type FaultWithType<T extends ActiveFault['type']> = Extract<
  ActiveFault,
  { type: T }
>;

/** Faults of the connection act before there is any request. */
function isConnectionFault(fault: ActiveFault): boolean {
  return (
    fault.type === 'refuse' ||
    fault.type === 'certificate' ||
    (fault.type === 'hostile' && isConnectionAttack(fault.attack)) ||
    (fault.type === 'hang' && fault.at === 'connect')
  );
}

/** Conditions of the server, which the handlers of requests ask about. */
const STATES: ReadonlySet<ActiveFault['type']> = new Set<ActiveFault['type']>([
  'silentWatch',
  'staleCache',
]);

function faultMatches(
  fault: ActiveFault,
  request: RequestInfo,
  pathAndQuery: string,
): boolean {
  if (isConnectionFault(fault) || STATES.has(fault.type)) return false;
  const match = 'match' in fault ? fault.match : undefined;
  if (!match) return true;
  if (match.path !== undefined && !pathAndQuery.includes(match.path))
    return false;
  if (match.verb !== undefined && match.verb !== request.verb) return false;
  if (request.kind === 'path') {
    return match.resource === undefined && match.subresource === undefined;
  }
  return (
    (match.resource === undefined || match.resource === request.plural) &&
    (match.subresource === undefined ||
      match.subresource === request.subresource)
  );
}

/** The active faults of one server. */
export class FaultBoard {
  #active: { readonly fault: ActiveFault; left: number }[] = [];

  set(faults: readonly Fault[]): void {
    this.#active = faults.map(input => {
      const fault = faultSchema.parse(input);
      const times = 'times' in fault ? fault.times : undefined;
      return { fault, left: times ?? Infinity };
    });
  }

  list(): readonly ActiveFault[] {
    return this.#active.map(({ fault }) => fault);
  }

  has(type: ActiveFault['type']): boolean {
    return this.#active.some(({ fault }) => fault.type === type);
  }

  find<T extends ActiveFault['type']>(type: T): FaultWithType<T> | undefined {
    for (const { fault } of this.#active) {
      if (hasType(fault, type)) return fault;
    }
    return undefined;
  }

  /** The fault that affects this request, if any; counts against its `times`. */
  strike(request: RequestInfo, pathAndQuery: string): ActiveFault | undefined {
    const struck = this.#active.find(({ fault }) =>
      faultMatches(fault, request, pathAndQuery),
    );
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left <= 0)
      this.#active = this.#active.filter(entry => entry !== struck);
    return struck.fault;
  }

  connection<T extends ActiveFault['type']>(
    type: T,
  ): FaultWithType<T> | undefined {
    for (const { fault } of this.#active) {
      if (hasType(fault, type) && isConnectionFault(fault)) return fault;
    }
    return undefined;
  }
}

function hasType<T extends ActiveFault['type']>(
  fault: ActiveFault,
  type: T,
): fault is FaultWithType<T> {
  return fault.type === type;
}
