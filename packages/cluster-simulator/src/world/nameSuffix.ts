import { digest } from '@podlight/fake-kubernetes-api-server';

/** The alphabet of generated names in Kubernetes: no vowels, no look-alikes. */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** The suffix of a generated name, derived from a seed. */
export function nameSuffix(
  length: number,
  ...seed: readonly (string | number)[]
): string {
  const hex = digest('name', ...seed);
  let suffix = '';
  for (let index = 0; index < length; index++) {
    suffix +=
      SAFE[parseInt(hex.slice(index * 4, index * 4 + 4), 16) % SAFE.length];
  }
  return suffix;
}
