import {
  FLEET_LIMITS,
  FLEET_STATES,
  FleetCell,
  FleetCluster,
  FleetFailure,
  FleetFailureList,
  FleetServiceList,
  FleetServiceRow,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';
import { field, hasTexts, isArrayOf } from './jsonShapes';

const STATES: ReadonlySet<string> = new Set(FLEET_STATES);

/**
 * Reads the answer of the `fleet/services` route. A state that only a newer backend knows
 * is `unknown`.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseFleetServices(text: string): FleetServiceList {
  const list = parseJson(text);
  if (!isServiceList(list)) throw unreadable('a list of services', text);
  const isCut = list.services.length > FLEET_LIMITS.services;
  return {
    ...list,
    services: list.services
      .slice(0, FLEET_LIMITS.services)
      .map(withKnownStates),
    ...(isCut && { isTruncated: true }),
  };
}

/**
 * Reads the answer of the `fleet/failures` route.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseFleetFailures(text: string): FleetFailureList {
  const list = parseJson(text);
  if (!isFailureList(list)) throw unreadable('a list of failures', text);
  return {
    ...list,
    states: countKnownStates(list.states),
    failures: list.failures.slice(0, FLEET_LIMITS.failures),
  };
}

function withKnownStates(row: FleetServiceRow): FleetServiceRow {
  return {
    ...row,
    state: knownState(row.state),
    cells: row.cells.map(cell => ({ ...cell, state: knownState(cell.state) })),
  };
}

function countKnownStates(
  states: FleetFailureList['states'],
): FleetFailureList['states'] {
  const counts: Partial<Record<FleetState, number>> = {};
  for (const [name, count] of Object.entries(states)) {
    const state = knownState(name);
    counts[state] = (counts[state] ?? 0) + count;
  }
  return counts;
}

function knownState(state: string): FleetState {
  return isState(state) ? state : 'unknown';
}

function isState(state: string): state is FleetState {
  return STATES.has(state);
}

function isServiceList(value: unknown): value is FleetServiceList {
  return (
    hasTexts(value, 'at') &&
    isArrayOf(field(value, 'clusters'), isCluster) &&
    isArrayOf(field(value, 'services'), isRow)
  );
}

function isFailureList(value: unknown): value is FleetFailureList {
  return (
    hasTexts(value, 'at') &&
    isArrayOf(field(value, 'clusters'), isCluster) &&
    isCounts(field(value, 'states')) &&
    isArrayOf(field(value, 'failures'), isFailure)
  );
}

function isCluster(value: unknown): value is FleetCluster {
  return (
    hasTexts(value, 'name', 'sight') &&
    isOptional(
      field(value, 'parameters'),
      parameters =>
        typeof parameters === 'object' &&
        parameters !== null &&
        isTexts(Object.values(parameters)),
    )
  );
}

function isRow(value: unknown): value is FleetServiceRow {
  return (
    hasTexts(value, 'entityRef', 'state') &&
    isArrayOf(field(value, 'cells'), isCell) &&
    isOptional(field(value, 'unseen'), isTexts)
  );
}

function isCell(value: unknown): value is FleetCell {
  return (
    hasTexts(value, 'cluster', 'state') &&
    isNumber(field(value, 'pods')) &&
    isNumber(field(value, 'ready')) &&
    isOptional(field(value, 'classes'), isTexts) &&
    isOptional(field(value, 'versions'), isTexts) &&
    isOptional(field(value, 'nodePools'), isTexts)
  );
}

function isFailure(value: unknown): value is FleetFailure {
  return (
    hasTexts(value, 'class') &&
    isNumber(field(value, 'count')) &&
    isTexts(field(value, 'services')) &&
    isCounts(field(value, 'byCluster')) &&
    isCounts(field(value, 'byOwner')) &&
    isOptional(field(value, 'byNodePool'), isCounts) &&
    isArrayOf(field(value, 'trend'), isNumber) &&
    isOptional(field(value, 'help'), isCounts)
  );
}

function isCounts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(isNumber)
  );
}

function isTexts(value: unknown): boolean {
  return isArrayOf(value, item => typeof item === 'string');
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

function isOptional(
  value: unknown,
  isValid: (value: unknown) => boolean,
): boolean {
  return value === undefined || isValid(value);
}
