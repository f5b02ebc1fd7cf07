/** The simulated programs read from their environment how much they have to do. */
export const FULL_LOAD = { name: 'LOAD', value: 'full' };
