import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { KubernetesConfig } from '../config';
import { AddedDefinitions } from './Engines';
import { readDefinitions } from './readDefinitions';
import { refuseDuplicates, WrittenDefinition } from './written';

/** Definitions that a module adds at once. */
export interface ModuleDefinitions {
  /** `FILE:LINE`, where Node.js says it. */
  readonly caller?: string;
  readonly definitions: readonly ResourceDefinition[];
}

/**
 * The definitions that modules and the configuration add.
 *
 * @throws Error that says where the mistake is
 */
export function addedDefinitions(
  modules: readonly ModuleDefinitions[],
  {
    resources = [],
    resourceCustomizations,
  }: Pick<KubernetesConfig, 'resources' | 'resourceCustomizations'>,
): AddedDefinitions {
  return {
    definitions: [...readModules(modules), ...placeInConfig(resources)],
    customizations: resourceCustomizations,
  };
}

/** Nothing says which of two modules comes first, so they are one source. */
function readModules(
  added: readonly ModuleDefinitions[],
): readonly WrittenDefinition[] {
  const read = added.flatMap(({ caller, definitions }) =>
    readDefinitions(
      definitions,
      `The module at ${caller ?? 'an unknown place'}: Definition`,
    ),
  );
  refuseDuplicates(read);
  return read;
}

function placeInConfig(
  definitions: readonly WrittenDefinition[],
): readonly WrittenDefinition[] {
  return definitions.map(each => ({
    ...each,
    origin: `kubernetes.resources: ${each.origin}`,
  }));
}
