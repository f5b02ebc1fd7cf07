import {
  CustomResource,
  isUnsettled,
  judgeCustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ResourceDefinition,
  ResourceVerdict,
} from '@podlight/backstage-plugin-kubernetes-node';
import { CelCompiler } from './cel/CelCompiler';
import { compileDefinition, Judge } from './compileDefinition';

/** Judges custom resources by the definitions of their APIs. */
export class ResourceJudge {
  readonly #cel: CelCompiler;
  readonly #definitions = new Map<string, ResourceDefinition>();
  readonly #judges = new Map<string, Judge | undefined>();

  /**
   * @param shipped - compiled when the first object of the API is read
   * @param added - compiled at once; later ones replace earlier ones of the same API
   * @throws Error that says which definition does not compile, where, and why
   */
  constructor(
    cel: CelCompiler,
    shipped: readonly ResourceDefinition[],
    added: readonly ResourceDefinition[] = [],
  ) {
    this.#cel = cel;
    for (const definition of [...shipped, ...added]) {
      this.#definitions.set(apiName(definition), definition);
    }
    for (const definition of added) {
      this.#judges.set(apiName(definition), compileDefinition(definition, cel));
    }
  }

  /** The definition of an API by its kind, for objects that do not say their plural. */
  findByKind(group: string, kind: string): ResourceDefinition | undefined {
    return [...this.#definitions.values()].find(
      definition => definition.group === group && definition.kind === kind,
    );
  }

  /**
   * The verdict of the API's definition; undefined where there is none, and the
   * conditions decide.
   *
   * @param raw - the object as the cluster returns it
   * @param resource - the same, parsed
   */
  judge(
    api: { readonly group: string; readonly plural: string },
    raw: unknown,
    resource: CustomResource,
  ): ResourceVerdict | undefined {
    const definition = this.#definitions.get(apiName(api));
    if (!definition?.health || isUnsettled(resource)) return undefined;
    try {
      const verdict = this.#compiled(definition)?.(raw);
      if (verdict) return verdict;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { state: null, message };
    }
    if (typeof definition.health === 'function') return undefined;
    const isLeft =
      !('lua' in definition.health) &&
      definition.health.otherwise === 'conditions' &&
      judgeCustomResource(resource).state !== undefined;
    return isLeft ? undefined : { state: 'progressing' };
  }

  #compiled(definition: ResourceDefinition): Judge | undefined {
    const name = apiName(definition);
    if (!this.#judges.has(name)) {
      this.#judges.set(name, compileDefinition(definition, this.#cel));
    }
    return this.#judges.get(name);
  }
}

function apiName(api: {
  readonly group: string;
  readonly plural: string;
}): string {
  return `${api.plural}.${api.group}`;
}
