import {
  CelHealth,
  ResourceDefinition,
  ResourceState,
  ResourceVerdict,
} from '@podlight/backstage-plugin-kubernetes-node';
import { z } from 'zod';
import { CelContext, CelExpression } from './cel/CelCompiler';
import { CelValue, toCelValue } from './cel/toCelValue';
import { Engines } from './Engines';
import { LuaRuntime } from './lua/LuaRuntime';
import { toVerdict } from './lua/toVerdict';
import { nameErrors } from './nameErrors';

/** What expressions say: words without a state are for what the conditions decide. */
export interface Judged {
  readonly state?: ResourceVerdict['state'];
  readonly message?: string;
}

/**
 * Judges an object as the cluster returns it; null where nothing is said.
 *
 * @throws Error that names the API and the expression that failed, and why
 */
export type Judge = (raw: unknown) => Judged | null;

type ExpressionKey = Exclude<keyof CelHealth, 'otherwise'>;

/** In this order: the first that is true decides. */
const STATES: readonly (readonly [ExpressionKey, ResourceState])[] = [
  ['suspended', 'suspended'],
  ['inProgress', 'progressing'],
  ['failed', 'failing'],
  ['current', 'healthy'],
];

/** Whether the conditions decide where no expression is true. */
export function leavesToConditions({ otherwise }: CelHealth): boolean {
  return otherwise === 'conditions' || otherwise === 'unknown';
}

/** Of a verdict. */
export const MAX_MESSAGE = 1_024;

/**
 * @returns undefined for a definition without `health`
 * @throws Error that names the API and the expression that does not compile
 */
export function compileHealth(
  definition: ResourceDefinition,
  { cel, lua }: Engines,
): Judge | undefined {
  const { health } = definition;
  if (health === undefined) return undefined;
  if (typeof health === 'function') {
    return raw =>
      nameErrors(definition, 'health', () => checkVerdict(health(raw)));
  }
  if ('lua' in health) {
    return nameErrors(definition, 'health.lua', () => {
      const judge = compileLua(health.lua, lua);
      return raw => nameErrors(definition, 'health.lua', () => judge(raw));
    });
  }
  const named = <T>(key: ExpressionKey, action: () => T) =>
    nameErrors(definition, `health.${key}`, action);
  const states = STATES.flatMap(([key, state]) => {
    const text = health[key];
    return text === undefined
      ? []
      : [{ key, state, test: named(key, () => cel.compile(text, 'bool')) }];
  });
  const message: CelExpression<string> | undefined =
    health.message === undefined
      ? undefined
      : named('message', () => cel.compile(health.message ?? '', 'string'));
  const hasNestedLoops =
    states.some(({ test }) => test.hasNestedLoops) ||
    message?.hasNestedLoops === true;
  return raw => {
    const context = toContext(raw, hasNestedLoops);
    const found = states.find(({ key, test }) =>
      named(key, () => test.evaluate(context)),
    );
    if (!found && !leavesToConditions(health)) return null;
    const text = message && named('message', () => message.evaluate(context));
    return {
      ...(found && { state: found.state }),
      ...(text && { message: text.slice(0, MAX_MESSAGE) }),
    };
  };
}

/** @throws Error that says what is wrong with the script */
export function compileLua(source: string, lua: LuaRuntime | undefined): Judge {
  if (!lua) throw new Error('Lua was not started');
  const script = lua.compile(source);
  return raw => toVerdict(script.evaluate(raw));
}

const verdictSchema = z.object({
  state: z.enum(['healthy', 'progressing', 'failing', 'suspended']).nullable(),
  message: z
    .string()
    .transform(message => message.slice(0, MAX_MESSAGE))
    .optional(),
});

/** @throws Error for what is no verdict, which no compiler may have checked */
function checkVerdict(given: unknown): ResourceVerdict | null {
  if (given === null) return null;
  const result = verdictSchema.safeParse(given);
  if (result.success) return result.data;
  const [{ path, message }] = result.error.issues;
  throw new Error(`gives no verdict: ${[...path, message].join(': ')}`);
}

type CelMap = Readonly<Record<string, CelValue>>;

const EMPTY: CelMap = Object.freeze(Object.create(null));

function isMap(value: CelValue | undefined): value is CelMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toContext(raw: unknown, hasNestedLoops: boolean): CelContext {
  const self = toCelValue(raw, { hasNestedLoops });
  const parts = isMap(self) ? self : EMPTY;
  const map = (name: string) => (isMap(parts[name]) ? parts[name] : EMPTY);
  const word = (name: string) => {
    const value = parts[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    self,
    kind: word('kind'),
    apiVersion: word('apiVersion'),
    metadata: map('metadata'),
    spec: map('spec'),
    status: map('status'),
  };
}
