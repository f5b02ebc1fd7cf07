import { ResourceVerdict } from '@podlight/backstage-plugin-kubernetes-node';
import { CelCompiler, CelLibraries } from './cel/CelCompiler';
import { importCelLibraries } from './cel/loadCel';
import { judgeObject } from './judgeObject';
import { readDefinitions } from './readDefinitions';
import { DefinitionRegistry } from './DefinitionRegistry';
import { SHIPPED_DEFINITIONS } from './shipped';

/**
 * Judges objects as the plugin does, to try definitions of custom resources without
 * a cluster: the shipped ones, and those given, as in `kubernetes.resources`.
 *
 * @param definitions - replace shipped ones of the same API
 * @param libraries - `@marcbachmann/cel-js` and `re2js`; imported when absent
 * @returns a function from an object, as `kubectl get -o json` prints it, to its verdict
 * @throws Error that says which definition is wrong, where, and why
 *
 * @public
 */
export async function createResourceJudge(
  definitions: readonly unknown[] = [],
  libraries?: CelLibraries,
): Promise<(object: unknown) => ResourceVerdict> {
  const cel = new CelCompiler(libraries ?? (await importCelLibraries()));
  const registry = new DefinitionRegistry(
    cel,
    SHIPPED_DEFINITIONS,
    readDefinitions(definitions),
  );
  return object => judgeObject(object, registry);
}
