import { parseQuantity } from '../../usage/quantity';

/** The runtime's own start needs some of a container's memory. */
const TINY_BYTES = 32 * 1024 * 1024;

/** Whether the kernel can refuse memory to a process that starts because of this limit, and not because the node is short of it. */
export function isTinyMemory(limit: string | undefined): boolean {
  const bytes = limit === undefined ? undefined : parseQuantity(limit);
  return bytes !== undefined && bytes < TINY_BYTES;
}
