/**
 * A container with this environment variable uses all the CPU it can get.
 *
 * @public
 */
export const FULL_LOAD = { name: 'LOAD', value: 'full' };
