/** Takes another ending: Ingress, Mesh. */
const NEEDS_E = /(?:s|x|z|ch|sh)$/;

/** Policy, but not Gateway. */
const CONSONANT_Y = /(?<![aeiou])y$/;

/**
 * A kind for that many objects, as English spells plurals: `Deployments`, `Ingresses`, `NetworkPolicies`. Kinds
 * are names of Kubernetes, and the same in every language.
 */
export function pluralKind(kind: string, count: number): string {
  if (count === 1 || kind === 'Endpoints') return kind;
  if (CONSONANT_Y.test(kind)) return `${kind.slice(0, -1)}ies`;
  return NEEDS_E.test(kind) ? `${kind}es` : `${kind}s`;
}
