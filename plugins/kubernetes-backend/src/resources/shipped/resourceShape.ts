import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';

/** Definition of APIs that every team makes its own, known by what their objects have. */
export interface ResourceShape {
  readonly name: string;
  matches(raw: unknown): boolean;
  readonly definition: Omit<ResourceDefinition, 'group' | 'kind' | 'plural'>;
}
