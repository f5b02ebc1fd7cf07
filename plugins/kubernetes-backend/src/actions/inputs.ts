import type { z as Zod } from 'zod/v3';

/** Longer than any entity ref. */
const MAX_REF = 800;

/** An entity ref, as every action of ours takes it. */
export function entityRefInput(z: typeof Zod) {
  return z
    .string()
    .min(1)
    .max(MAX_REF)
    .describe('Entity ref, for example component:default/checkout');
}
