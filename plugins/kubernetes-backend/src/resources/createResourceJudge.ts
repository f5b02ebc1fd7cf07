import { ResourceVerdict } from '@podlight/backstage-plugin-kubernetes-node';
import { CelCompiler, CelLibraries } from './cel/CelCompiler';
import { importCelLibraries } from './cel/loadCel';
import { AddedDefinitions, needsLua } from './Engines';
import { importLuaLibrary, startLua } from './lua/loadLua';
import { LuaLibrary } from './lua/LuaModule';
import { readCustomizations } from './readCustomizations';
import { judgeObject } from './judgeObject';
import { readDefinitions } from './readDefinitions';
import { DefinitionRegistry } from './DefinitionRegistry';
import { SHIPPED_DEFINITIONS } from './shipped';

/**
 * Definitions as in the configuration.
 *
 * @public
 */
export interface WrittenDefinitions {
  /** As in `kubernetes.resources`. */
  readonly resources?: readonly unknown[];
  /** As in `kubernetes.resourceCustomizations`. */
  readonly resourceCustomizations?: unknown;
}

/**
 * Judges objects as the plugin does, to try definitions of custom resources without
 * a cluster: the shipped ones, and those given.
 *
 * @param written - their keys replace those of shipped ones of the same API
 * @param libraries - `@marcbachmann/cel-js` and `re2js`, and `wasmoon` for scripts; imported when absent
 * @returns a function from an object, as `kubectl get -o json` prints it, to its verdict
 * @throws Error that says which definition is wrong, where, and why
 *
 * @public
 */
export async function createResourceJudge(
  { resources = [], resourceCustomizations }: WrittenDefinitions = {},
  libraries?: CelLibraries & Partial<LuaLibrary>,
): Promise<(object: unknown) => ResourceVerdict> {
  const added: AddedDefinitions = {
    definitions: readDefinitions(resources),
    customizations:
      resourceCustomizations === undefined
        ? []
        : readCustomizations(resourceCustomizations, () => undefined),
  };
  const registry = new DefinitionRegistry(
    {
      cel: new CelCompiler(libraries ?? (await importCelLibraries())),
      lua: needsLua(added)
        ? await startLua(
            libraries?.LuaFactory
              ? { LuaFactory: libraries.LuaFactory }
              : await importLuaLibrary(),
          )
        : undefined,
    },
    SHIPPED_DEFINITIONS,
    added,
  );
  return object => judgeObject(object, registry);
}
