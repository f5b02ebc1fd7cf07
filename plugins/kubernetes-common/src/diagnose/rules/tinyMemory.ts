import { parseQuantity } from '../../usage/quantity';

/** The runtime's own start needs some of a container's memory. */
const TINY_BYTES = 32 * 1024 * 1024;

/** The limit in bytes; 0 is none. */
function limitBytes(limit: string = ''): number {
  const bytes = parseQuantity(limit) ?? 0;
  return bytes > 0 ? bytes : Infinity;
}

/**
 * Whether the kernel can refuse memory to a process that starts because of these
 * limits, and not because the node is short of it. The limits of a pod's containers
 * add up, if all have one.
 */
export function isTinyMemory(
  ...limits: readonly (string | undefined)[]
): boolean {
  return (
    limits.map(limitBytes).reduce((sum, bytes) => sum + bytes, 0) < TINY_BYTES
  );
}
