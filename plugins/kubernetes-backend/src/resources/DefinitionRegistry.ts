import {
  CustomResource,
  isUnsettled,
  judgeCustomResource,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  CelHealth,
  ResourceDefinition,
  ResourceVerdict,
} from '@podlight/backstage-plugin-kubernetes-node';
import type { ResourceDetails } from '../read/informer/list';
import { describeError } from '../util/safeMessage';
import {
  compileHealth,
  compileLua,
  Judge,
  Judged,
  leavesToConditions,
  MAX_MESSAGE,
} from './compileHealth';
import { ApiName, apiName } from './details/apiNames';
import { compileDetails, ReadDetails } from './details/compileDetails';
import { AddedDefinitions, Engines } from './Engines';
import {
  HealthCustomization,
  matchingCustomization,
} from './readCustomizations';
import { ResourceShape } from './shipped/resourceShape';
import { SHAPES } from './shipped/shapes';

/** A definition that has been compiled. */
interface Compiled {
  readonly judge: Judge | undefined;
  readonly readDetails: ReadDetails;
}

interface CompiledScript {
  readonly customization: HealthCustomization;
  readonly judge: Judge;
}

/** Describes custom resources by the definitions of their APIs. */
export class DefinitionRegistry {
  readonly #engines: Engines;
  readonly #definitions = new Map<string, ResourceDefinition>();
  readonly #compiled = new Map<string, Compiled>();
  /** PLURAL.GROUP of those whose health was added. */
  readonly #ownHealth = new Set<string>();
  readonly #shapes: readonly ResourceShape[];
  readonly #scripts: readonly CompiledScript[];
  readonly #scriptsByKind = new Map<string, CompiledScript | undefined>();

  /**
   * @param shipped - compiled when the first object of the API is read
   * @param added - compiled at once
   * @param shapes - for APIs without a definition
   * @throws Error that says which definition does not compile, where, and why
   */
  constructor(
    engines: Engines,
    shipped: readonly ResourceDefinition[],
    { definitions = [], customizations = [] }: AddedDefinitions = {},
    shapes: readonly ResourceShape[] = SHAPES,
  ) {
    this.#engines = engines;
    this.#shapes = shapes;
    for (const definition of [...shipped, ...definitions]) {
      const name = apiName(definition);
      this.#definitions.set(name, {
        ...this.#definitions.get(name),
        ...definition,
      });
    }
    for (const definition of definitions) {
      const name = apiName(definition);
      this.#compileAdded(name, definition.origin);
      if (definition.health) this.#ownHealth.add(name);
    }
    this.#scripts = customizations.map(customization => ({
      customization,
      judge: compileCustomization(customization, engines),
    }));
  }

  /** The definition of an API by its kind, for objects that do not say their plural. */
  findByKind(group: string, kind: string): ResourceDefinition | undefined {
    return [...this.#definitions.values()].find(
      definition => definition.group === group && definition.kind === kind,
    );
  }

  find(api: ApiName): ResourceDefinition | undefined {
    return this.#definitions.get(apiName(api));
  }

  /** Whether a definition wants the columns that `kubectl get` shows. */
  usesPrinter(api: ApiName): boolean {
    return this.#definitions.get(apiName(api))?.columns === 'printer';
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
    const shape = this.#definitions.has(name)
      ? undefined
      : this.#shapes.find(each => each.matches(raw));
    const definition =
      this.#definitions.get(name) ??
      (shape && {
        ...shape.definition,
        ...api,
        kind: resource.resource.kind,
      });
    const script = this.#ownHealth.has(name)
      ? undefined
      : this.#findScript(api.group, resource.resource.kind);
    if (!definition) return script && judgeByScript(script, raw, resource);
    const { judge, readDetails } = this.#compile(
      shape?.name ?? name,
      definition,
    );
    if (script) {
      return { ...readDetails(raw), ...judgeByScript(script, raw, resource) };
    }
    const verdict = judge && judgeObject(definition, judge, raw, resource);
    return { ...readDetails(raw), ...(verdict && { verdict }) };
  }

  /** @throws Error that begins with where it was written */
  #compileAdded(name: string, origin: string | undefined): void {
    try {
      this.#compile(name, this.#definitions.get(name)!);
    } catch (error) {
      if (origin === undefined) throw error;
      throw new Error(`${origin}: ${describeError(error)}`, { cause: error });
    }
  }

  #compile(name: string, definition: ResourceDefinition): Compiled {
    const known = this.#compiled.get(name);
    if (known) return known;
    const compiled: Compiled = {
      judge: compileHealth(definition, this.#engines),
      readDetails: compileDetails(
        definition,
        (group, kind) => this.findByKind(group, kind)?.plural,
      ),
    };
    this.#compiled.set(name, compiled);
    return compiled;
  }

  #findScript(group: string, kind: string): CompiledScript | undefined {
    if (this.#scripts.length === 0) return undefined;
    const name = `${group}/${kind}`;
    if (!this.#scriptsByKind.has(name)) {
      const found = matchingCustomization(
        this.#scripts.map(({ customization }) => customization),
        group,
        kind,
      );
      this.#scriptsByKind.set(
        name,
        this.#scripts.find(({ customization }) => customization === found),
      );
    }
    return this.#scriptsByKind.get(name);
  }
}

function compileCustomization(
  { key, lua }: HealthCustomization,
  engines: Engines,
): Judge {
  try {
    return compileLua(lua, engines.lua);
  } catch (error) {
    throw new Error(`${key}: ${describeError(error)}`, { cause: error });
  }
}

function judgeByScript(
  { customization, judge }: CompiledScript,
  raw: unknown,
  resource: CustomResource,
): ResourceDetails | undefined {
  if (isUnsettled(resource)) return undefined;
  try {
    const verdict = toVerdict(judge(raw));
    return verdict && { verdict };
  } catch (error) {
    return {
      verdict: noVerdict(`${customization.key}: ${describeError(error)}`),
    };
  }
}

function judgeObject(
  { health }: ResourceDefinition,
  judge: Judge,
  raw: unknown,
  resource: CustomResource,
): ResourceVerdict | undefined {
  if (isUnsettled(resource)) return undefined;
  let judged: Judged | null;
  try {
    judged = judge(raw);
  } catch (error) {
    return noVerdict(describeError(error));
  }
  const verdict = toVerdict(judged);
  if (verdict || typeof health === 'function') return verdict;
  const cel: CelHealth = health === undefined || 'lua' in health ? {} : health;
  const byConditions = leavesToConditions(cel)
    ? judgeCustomResource(resource).state
    : undefined;
  if (byConditions === undefined) {
    return cel.otherwise === 'unknown' ? undefined : { state: 'progressing' };
  }
  return byConditions === 'failing' && judged?.message
    ? { state: 'failing', message: judged.message }
    : undefined;
}

function toVerdict(judged: Judged | null): ResourceVerdict | undefined {
  return judged?.state === undefined
    ? undefined
    : { ...judged, state: judged.state };
}

/** An error may quote the object. */
function noVerdict(why: string): ResourceVerdict {
  return { state: null, message: why.slice(0, MAX_MESSAGE) };
}
