import { namespacedName } from '../keys';
import { ClusterObjects, CustomResource } from '../model';
import { Extents } from './Extents';
import {
  Gateway,
  isGateway,
  isGatewayClass,
  isGrant,
  ReferenceGrant,
} from './gatewayFacts';

/** `missing` is what does not exist, `unknown` what may exist and was not read. */
export type Lookup<T> = T | 'missing' | 'unknown';

/** What the routes of one cluster depend on. */
export class GatewayObjects {
  readonly #gateways: ReadonlyMap<string, Gateway>;
  readonly #grants: readonly ReferenceGrant[];
  readonly #classes: readonly CustomResource[];
  readonly #extents: Extents;

  constructor({ objects, references }: ClusterObjects, extents: Extents) {
    this.#extents = extents;
    const custom = [
      ...(references?.CustomResource ?? []),
      ...(objects.CustomResource ?? []),
    ];
    this.#gateways = new Map(
      custom
        .filter(isGateway)
        .map(gateway => [namespacedName(gateway.metadata), gateway]),
    );
    this.#grants = custom.filter(isGrant);
    this.#classes = custom.filter(isGatewayClass);
  }

  /** Grants of a namespace; undefined if they weren't read. */
  grantsIn(namespace: string): readonly ReferenceGrant[] | undefined {
    const state = this.#extents.of('referencegrants', namespace);
    const isKnown =
      state === 'read' || (state === 'assumed' && this.#grants.length > 0);
    return isKnown
      ? this.#grants.filter(({ metadata }) => metadata.namespace === namespace)
      : undefined;
  }

  find(namespace: string, name: string): Lookup<Gateway> {
    const found = this.#gateways.get(namespacedName({ namespace, name }));
    if (found) return found;
    const state = this.#extents.of('gateways', namespace);
    const isKnown =
      state === 'read' || (state === 'assumed' && this.#gateways.size > 0);
    return isKnown ? 'missing' : 'unknown';
  }

  /** The class of a Gateway, by its name. */
  findClass(name: string): Lookup<CustomResource> {
    const found = this.#classes.find(({ metadata }) => metadata.name === name);
    if (found) return found;
    return this.#extents.of('gatewayclasses') === 'read'
      ? 'missing'
      : 'unknown';
  }
}
