import { ClusterObjects, ReadExtent } from '../model';

/** Groups of the types that are read only to follow requests, by plural. */
const GROUPS = {
  endpointslices: 'discovery.k8s.io',
  gatewayclasses: 'gateway.networking.k8s.io',
  gateways: 'gateway.networking.k8s.io',
  ingressclasses: 'networking.k8s.io',
  networkpolicies: 'networking.k8s.io',
  referencegrants: 'gateway.networking.k8s.io',
} as const;

export type ReachPlural = keyof typeof GROUPS;

/**
 * Whether everything of a type is known. It is `assumed` to be where all that
 * exists was given, as to `yarn diagnose`, if anything of the type was.
 */
export type ReadState = 'read' | 'assumed' | 'forbidden' | 'unread';

/** Knows of which types everything was read, and why not of the others. */
export class Extents {
  readonly #isAssumed: boolean;
  readonly #gaps: ReadonlyMap<string, ReadExtent['gap']>;

  constructor({ extents = [], references }: ClusterObjects) {
    this.#isAssumed = references === undefined;
    this.#gaps = new Map(
      extents.map(({ gap, namespace, resource }) => [
        extentKey(resource, namespace),
        gap,
      ]),
    );
  }

  /** @param namespace - absent for types that are in none */
  of(plural: ReachPlural, namespace?: string): ReadState {
    if (this.#isAssumed) return 'assumed';
    const key = extentKey(`${plural}.${GROUPS[plural]}`, namespace);
    if (!this.#gaps.has(key)) return 'unread';
    const gap = this.#gaps.get(key);
    if (gap === undefined) return 'read';
    return gap === 'forbidden' ? 'forbidden' : 'unread';
  }
}

/** The rule that lets Podlight read a type, as a role has it. */
export function roleRule(plural: ReachPlural): string {
  return `apiGroups: [${GROUPS[plural]}], resources: [${plural}], verbs: [get, list, watch]`;
}

function extentKey(resource: string, namespace: string | undefined): string {
  return JSON.stringify([resource, namespace]);
}
