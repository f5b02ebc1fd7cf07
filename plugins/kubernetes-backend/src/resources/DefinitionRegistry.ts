import {
  CustomResource,
  isUnsettled,
  judgeCustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ResourceDefinition,
  ResourceVerdict,
} from '@podlight/backstage-plugin-kubernetes-node';
import type { ResourceDetails } from '../read/informer/list';
import { CelCompiler } from './cel/CelCompiler';
import { compileHealth, Judge } from './compileHealth';
import { ApiName, apiName } from './details/apiNames';
import { compileDetails, ReadDetails } from './details/compileDetails';

/** A definition that has been compiled. */
interface Compiled {
  readonly judge: Judge | undefined;
  readonly readDetails: ReadDetails;
}

/** Describes custom resources by the definitions of their APIs. */
export class DefinitionRegistry {
  readonly #cel: CelCompiler;
  readonly #definitions = new Map<string, ResourceDefinition>();
  readonly #compiled = new Map<string, Compiled>();

  /**
   * @param shipped - compiled when the first object of the API is read
   * @param added - compiled at once; the keys that they have replace those of earlier ones of the same API
   * @throws Error that says which definition does not compile, where, and why
   */
  constructor(
    cel: CelCompiler,
    shipped: readonly ResourceDefinition[],
    added: readonly ResourceDefinition[] = [],
  ) {
    this.#cel = cel;
    for (const definition of [...shipped, ...added]) {
      const name = apiName(definition);
      this.#definitions.set(name, {
        ...this.#definitions.get(name),
        ...definition,
      });
    }
    for (const definition of added) this.#compile(apiName(definition));
  }

  /** The definition of an API by its kind, for objects that do not say their plural. */
  findByKind(group: string, kind: string): ResourceDefinition | undefined {
    return [...this.#definitions.values()].find(
      definition => definition.group === group && definition.kind === kind,
    );
  }

  /**
   * What the API's definition says about an object; undefined where there is none. The
   * conditions decide where it has no verdict.
   *
   * @param raw - the object as the cluster returns it
   * @param resource - the same, parsed
   */
  describe(
    api: ApiName,
    raw: unknown,
    resource: CustomResource,
  ): ResourceDetails | undefined {
    const name = apiName(api);
    const definition = this.#definitions.get(name);
    if (!definition) return undefined;
    const { judge, readDetails } = this.#compile(name, definition);
    const verdict = judge && judgeObject(definition, judge, raw, resource);
    return { ...readDetails(raw), ...(verdict && { verdict }) };
  }

  #compile(name: string, definition = this.#definitions.get(name)!): Compiled {
    const known = this.#compiled.get(name);
    if (known) return known;
    const compiled: Compiled = {
      judge: compileHealth(definition, this.#cel),
      readDetails: compileDetails(
        definition,
        (group, kind) => this.findByKind(group, kind)?.plural,
      ),
    };
    this.#compiled.set(name, compiled);
    return compiled;
  }
}

function judgeObject(
  { health }: ResourceDefinition,
  judge: Judge,
  raw: unknown,
  resource: CustomResource,
): ResourceVerdict | undefined {
  if (isUnsettled(resource)) return undefined;
  try {
    const verdict = judge(raw);
    if (verdict) return verdict;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { state: null, message };
  }
  if (typeof health === 'function') return undefined;
  const isLeft =
    health !== undefined &&
    !('lua' in health) &&
    health.otherwise === 'conditions' &&
    judgeCustomResource(resource).state !== undefined;
  return isLeft ? undefined : { state: 'progressing' };
}
