import {
  CelHealth,
  JudgeResource,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { z } from 'zod';
import { didYouMean } from '../util/closest';
import { apiName, isBuiltIn } from './details/apiNames';
import { refuseDuplicates, WrittenDefinition } from './written';

/** Of a key that is quoted. */
const MAX_KEY = 100;

const text = z.string().min(1, 'is empty');
/** Others are the API of no object, so a definition would have no effect. */
const group = text
  .regex(
    /^[a-z0-9.-]+$/,
    'must be a group without its version, such as argoproj.io',
  )
  .refine(
    name => !isBuiltIn(name),
    'is built into Kubernetes, and definitions are for custom resources only; for other objects write a rule set (docs/custom-rules.md)',
  );
const plural = text.regex(
  /^[a-z0-9-]+$/,
  'must be the plural as in a URL, such as rollouts',
);
const definition = text.regex(
  /^[a-z0-9-]+\.[a-z0-9.-]+$/,
  'must be PLURAL.GROUP, such as rollouts.argoproj.io',
);

/**
 * Says which key was meant where there is an unknown one.
 *
 * @param known - where there are others than those of the shape
 */
function strict<T extends z.ZodRawShape>(
  shape: T,
  known: readonly string[] = Object.keys(shape),
) {
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => describeUnknown(key, known)).join('; ')
        : undefined,
  });
}

function describeUnknown(key: string, known: readonly string[]): string {
  const meant = didYouMean(key, known);
  return `${JSON.stringify(key.slice(0, MAX_KEY))} is no key; ${
    meant || `the keys there are ${known.join(', ')}`
  }`;
}

/** More than any controller writes, and each costs time with each change of an object. */
const few = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(50);

const OWNED_API = /^(?:workloads|[a-z0-9-]+\.[a-z0-9.-]+)$/;
const OWNED = 'must be workloads or PLURAL.GROUP, such as rollouts.argoproj.io';

const DEADLINE = 'must be a number of seconds or the path of a time';

/** It becomes a part of a translation's key, in which dots separate parts. */
const TEXT_KEY = /^[A-Za-z0-9]+$/;

/** Values of the configuration that come from environment variables are texts. */
const seconds = z.preprocess(
  value =>
    typeof value === 'string' && /^\d{1,12}$/.test(value)
      ? Number(value)
      : value,
  z.union([z.number().int(DEADLINE).positive(DEADLINE), text], {
    error: DEADLINE,
  }),
);

const cel = strict({
  current: text.optional(),
  inProgress: text.optional(),
  failed: text.optional(),
  suspended: text.optional(),
  otherwise: z.enum(['progressing', 'conditions', 'unknown']).optional(),
  message: text.optional(),
}).refine(
  decides,
  'says nothing about the state; write current, inProgress, failed or suspended, or leave health out, so that the conditions decide',
);

/** Whether there is more than a message. */
function decides({
  current,
  inProgress,
  failed,
  suspended,
  otherwise,
}: CelHealth): boolean {
  const expressions = [current, inProgress, failed, suspended];
  return (
    otherwise === 'conditions' || expressions.some(each => each !== undefined)
  );
}

const lua = strict({ lua: text });

/** The schema of what was meant, so that an error is about that and not about all that could be. */
function choose<T extends z.ZodType>(pick: (value: unknown) => T) {
  return z.unknown().transform((value, context): z.output<T> => {
    const result = pick(value).safeParse(value);
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues) {
      context.addIssue({ code: 'custom', path, message });
    }
    return z.NEVER;
  });
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

const judge = z.custom<JudgeResource>(value => typeof value === 'function');

/** Only a module's definition can be a function. */
const health = choose((value): z.ZodType<ResourceDefinition['health']> => {
  if (typeof value === 'function') return judge;
  return hasKey(value, 'lua') ? lua : cel;
});

const reference = strict({
  path: text,
  kind: text.optional(),
  definition: definition.optional(),
  cluster: text.optional(),
  id: text
    .regex(
      /^host$|^(?=.*name(?:_|$))(?:(?:namespace|name|group|kind)(?:_(?!$)|$))+$/,
      'must be host, or namespace, name, group and kind, joined by underscores',
    )
    .optional(),
  scope: z.literal('Cluster', "must be 'Cluster'").optional(),
});

const severity = z.enum(['error', 'warning', 'info']);

const columns = choose(
  (value): z.ZodType<ResourceDefinition['columns']> =>
    typeof value === 'string'
      ? z.literal('printer', "must be 'printer' or a list of columns")
      : few(
          strict({
            title: text.max(60),
            path: text,
            format: z.enum(['text', 'number', 'date']).optional(),
          }),
        ),
);

const pods = choose(
  (value): z.ZodType<ResourceDefinition['pods']> =>
    hasKey(value, 'selectorPath')
      ? strict({ selectorPath: text })
      : strict({ selector: text }, ['selector', 'selectorPath']),
);

/** One of `kubernetes.resources`. Paths and expressions are checked when it is compiled. */
export const resourceDefinitionSchema = strict({
  group,
  kind: text,
  plural,
  health: health.optional(),
  fields: few(text).optional(),
  columns: columns.optional(),
  pods: pods.optional(),
  children: few(reference).optional(),
  targets: few(reference).optional(),
  owns: z.array(text.regex(OWNED_API, OWNED)).max(50).optional(),
  severity: strict({
    failing: severity.optional(),
    progressing: severity.optional(),
    suspended: severity.optional(),
  }).optional(),
  progressDeadline: seconds.optional(),
  runsToCompletion: z.boolean('must be true or false').optional(),
  docs: z.url({ protocol: /^https$/ }).optional(),
  texts: strict({
    key: text.regex(TEXT_KEY, 'must be letters and digits').max(63).optional(),
    title: text.max(200).optional(),
    meaning: text.max(2_000).optional(),
    steps: few(text.max(1_000)).optional(),
  }).optional(),
});

/**
 * Reads the definitions of a file, or of a module, which may not be checked by a compiler.
 *
 * @param source - what an error calls one of them
 * @throws Error that says which definition is wrong, where, and why
 */
export function readDefinitions(
  written: readonly unknown[],
  source = 'Definition',
): readonly WrittenDefinition[] {
  const read = written.map((item, at): WrittenDefinition => {
    const origin = `${source} ${at + 1}`;
    const result = resourceDefinitionSchema.safeParse(item);
    if (result.success) return { ...result.data, origin };
    const problems = result.error.issues.map(({ path, message }) =>
      [formatKey(path), message].filter(Boolean).join(': '),
    );
    throw new Error(`${origin}${nameApi(item)}: ${problems.join('; ')}`);
  });
  refuseDuplicates(read);
  return read;
}

/** `fields[1]`, `health.failed` */
function formatKey(path: readonly PropertyKey[]): string {
  return path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function nameApi(item: unknown): string {
  const known = z.object({ group: text, plural: text }).safeParse(item);
  return known.success ? ` (${apiName(known.data)})` : '';
}
