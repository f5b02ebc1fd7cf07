/**
 * The entities of `examples`, for a backend whose own configuration does not have them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

/**
 * Locations of the catalog, each with the kinds that its file has: a catalog drops a
 * whole file where a single kind in it is not allowed.
 */
export function exampleLocations() {
  return ['services', 'org'].map(name => {
    const target = join(root, 'examples', `${name}.yaml`);
    const kinds = readFileSync(target, 'utf8').matchAll(/^kind: *(\w+)/gm);
    const allow = [...new Set([...kinds].map(([, kind]) => kind))];
    return { type: 'file', target, rules: [{ allow }] };
  });
}
