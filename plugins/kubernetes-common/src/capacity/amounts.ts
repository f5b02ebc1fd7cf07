import { textRecord } from '../model/parse/readers';
import { parseQuantity } from '../usage';

/**
 * Amounts by resource: millicores of `cpu`, bytes of memory and storage, pieces of
 * anything else.
 *
 * @public
 */
export type Amounts = ReadonlyMap<string, number>;

/** Far above the number of resources that a node or a container has. */
const MAX_RESOURCES = 100;

/** Real names are far shorter. */
const MAX_RESOURCE_LENGTH = 253;

/** 0.1 + 0.2 of a core must not become a millicore more. */
const ROUNDING = 1e-6;

/** Quantities by resource, without those that are none. Rounded up, as by the scheduler. */
export function readAmounts(quantities: unknown): Amounts {
  const amounts = new Map<string, number>();
  const entries = Object.entries(textRecord(quantities));
  for (const [resource, quantity] of entries.slice(0, MAX_RESOURCES)) {
    const value = parseQuantity(quantity);
    if (value === undefined || value < 0) continue;
    if (resource.length > MAX_RESOURCE_LENGTH) continue;
    const scaled = resource === 'cpu' ? value * 1_000 : value;
    const whole = Math.max(0, Math.ceil(scaled - ROUNDING));
    // Sums of these stay numbers.
    amounts.set(resource, Math.min(whole, Number.MAX_SAFE_INTEGER));
  }
  return amounts;
}

/**
 * Adds amounts to the sums of others.
 *
 * @public
 */
export function addAmounts(sums: Map<string, number>, amounts: Amounts): void {
  for (const [resource, amount] of amounts) {
    sums.set(resource, (sums.get(resource) ?? 0) + amount);
  }
}

/** Raises others to amounts that are larger. */
export function raiseAmounts(
  others: Map<string, number>,
  amounts: Amounts,
): void {
  for (const [resource, amount] of amounts) {
    others.set(resource, Math.max(others.get(resource) ?? 0, amount));
  }
}
