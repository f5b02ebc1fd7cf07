/** Of a simulated cluster whose API server does not stream lists, so that lists can be told from watches. */
export const LISTS_AT_ONCE = { kubernetesVersion: 'v1.33.0' };
