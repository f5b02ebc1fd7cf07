/**
 * How much the answers of the fleet routes have: classes, versions, node pools and characters of
 * the headline of one cell, services and failures of one answer, and services that one
 * request names.
 *
 * @public
 */
export const FLEET_LIMITS = {
  classes: 3,
  versions: 3,
  nodePools: 3,
  headline: 200,
  services: 10_000,
  failures: 500,
  refs: 100,
} as const;
