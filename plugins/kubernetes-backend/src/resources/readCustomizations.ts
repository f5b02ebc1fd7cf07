import { matchesGlob } from '@podlight/backstage-plugin-kubernetes-common';
import { parse } from 'yaml';
import { isBuiltIn } from './details/apiNames';
import { isFields } from '../scrub';
import { describeError } from '../util/safeMessage';

/** A health script of Argo CD, for all kinds that its name matches. */
export interface HealthCustomization {
  /** Where it was written. */
  readonly key: string;
  /** `argoproj.io/Rollout`, in which `*` stands for any characters. */
  readonly pattern: string;
  readonly lua: string;
}

const PREFIX = 'resource.customizations';

/** Parts of a customization that are about something else than health. */
const OTHER_PARTS: readonly string[] = [
  'actions',
  'ignoreDifferences',
  'ignoreResourceUpdates',
  'knownTypeFields',
  'useOpenLibs',
];

const KIND = /^[A-Za-z0-9*]{1,63}$/;
const GROUP = /^[A-Za-z0-9.*-]{0,253}$/;

/**
 * Reads the health scripts of Argo CD's ConfigMap `argocd-cm`, or of a part of it:
 * `resource.customizations.health.GROUP_KIND`, and the older `resource.customizations`,
 * which is the only one where a ConfigMap can have a `*`.
 *
 * @param warn - called for each script that has no effect, with the reason
 * @throws Error that names the key that is wrong, and why
 */
export function readCustomizations(
  given: unknown,
  warn: (message: string) => void,
): readonly HealthCustomization[] {
  if (!isFields(given)) throw new Error('must be an object');
  const data = isFields(given.data) ? given.data : given;
  return Object.entries(data)
    .filter(([key]) => key === PREFIX || key.startsWith(`${PREFIX}.`))
    .flatMap(([key, value]) =>
      key === PREFIX ? readAll(key, value) : readOne(key, value),
    )
    .filter(({ key, pattern }) => {
      const [group] = pattern.split('/');
      const hasEffect = !isBuiltIn(group);
      if (!hasEffect) {
        warn(
          `${key} has no effect: only custom resources are judged by scripts`,
        );
      }
      return hasEffect;
    });
}

/** The scripts that are meant for a kind, the most specific one first. */
export function matchingCustomization(
  customizations: readonly HealthCustomization[],
  group: string,
  kind: string,
): HealthCustomization | undefined {
  const name = `${group}/${kind}`;
  return customizations
    .filter(({ pattern }) => matchesGlob(pattern, name))
    .reduce<HealthCustomization | undefined>(
      (best, one) => (best && rank(best) >= rank(one) ? best : one),
      undefined,
    );
}

/** An exact name before all others, then the one with the most letters. */
function rank({ pattern }: HealthCustomization): number {
  const letters = pattern.replaceAll('*', '').length;
  return pattern.includes('*') ? letters : letters + 1_000;
}

/** `resource.customizations.health.argoproj.io_Application` */
function readOne(key: string, value: unknown): readonly HealthCustomization[] {
  const rest = key.slice(PREFIX.length + 1);
  const dot = rest.indexOf('.');
  const part = dot < 0 ? rest : rest.slice(0, dot);
  if (OTHER_PARTS.includes(part)) return [];
  if (part !== 'health' || dot < 0) {
    throw new Error(
      `${key} is unknown; health scripts are in ${PREFIX}.health.GROUP_KIND`,
    );
  }
  const name = rest.slice(dot + 1);
  const pieces = name.split('_');
  if (name !== 'all' && pieces.length > 2) {
    throw new Error(`${key} must end with GROUP_KIND`);
  }
  const pattern = name === 'all' ? '*/*' : pieces.join('/');
  return [toCustomization(key, pattern, value)];
}

/** A map, or the YAML of one, by `GROUP/KIND`. */
function readAll(key: string, value: unknown): readonly HealthCustomization[] {
  const map: unknown =
    typeof value === 'string' ? parseYaml(key, value) : value;
  if (map === null || map === undefined) return [];
  if (!isFields(map)) throw new Error(`${key} must be an object`);
  return Object.entries(map).flatMap(([name, parts]) => {
    const origin = `${key}: ${name}`;
    if (!isFields(parts)) throw new Error(`${origin} must be an object`);
    const lua = parts['health.lua'];
    return lua === undefined
      ? []
      : [toCustomization(`${origin}: health.lua`, name, lua)];
  });
}

function parseYaml(key: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${key} is no YAML: ${describeError(error)}`, {
      cause: error,
    });
  }
}

function toCustomization(
  key: string,
  pattern: string,
  lua: unknown,
): HealthCustomization {
  const [kind = '', group = '', ...more] = pattern.split('/').reverse();
  if (more.length > 0 || !KIND.test(kind) || !GROUP.test(group)) {
    throw new Error(
      `${key} names no group and kind; only * stands for other characters`,
    );
  }
  if (typeof lua !== 'string' || lua.trim() === '') {
    throw new Error(`${key} has no script`);
  }
  return { key, pattern: `${group}/${kind}`, lua };
}
