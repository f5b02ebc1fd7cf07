import { digest } from '@podlight/fake-kubernetes-api-server';

/** Kubernetes leaves out vowels and look-alikes in what it makes up. */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789';

/** The letters behind the last dash of a pod's name. */
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
