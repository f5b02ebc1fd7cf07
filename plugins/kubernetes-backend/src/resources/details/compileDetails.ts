import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import type { ResourceDetails } from '../../read/informer/list';
import { isNeverShown } from '../../read/podAnnotations';
import { nameErrors } from '../nameErrors';
import { findValue } from '../paths/findValues';
import { FieldPath, parsePath } from '../paths/parsePath';
import { NEVER_SENT } from './copyValue';
import { createGuide, findUnlistedPlaceholders } from './createGuide';
import { FindPlural, findReferences, ReferencePath } from './findReferences';
import { ColumnPath, formatCell, projectColumns } from './projectColumns';
import { projectFields } from './projectFields';
import {
  compileSelectorTemplate,
  ReadPodSelector,
  selectorAt,
} from './readPodSelector';

/** What a definition says about an object, but for its health. */
export type ReadDetails = (raw: unknown) => Omit<ResourceDetails, 'verdict'>;

type ReadSome = (raw: unknown) => Omit<ResourceDetails, 'verdict'> | undefined;

/**
 * @throws Error that names the API and the key that is wrong, and why
 */
export function compileDetails(
  definition: ResourceDefinition,
  findPlural: FindPlural,
): ReadDetails {
  const guide = createGuide(definition);
  checkTexts(definition);
  const readers: readonly ReadSome[] = [
    () => guide && { guide },
    compileFields(definition),
    compileColumns(definition),
    compilePods(definition),
    compileReferences(definition, 'children', findPlural),
    compileReferences(definition, 'targets', findPlural),
    compileDeadline(definition),
  ].filter(read => read !== undefined);
  return raw => {
    let details: Omit<ResourceDetails, 'verdict'> = {};
    for (const read of readers) {
      try {
        details = { ...details, ...read(raw) };
      } catch {
        // The others do not depend on this one.
      }
    }
    return details;
  };
}

function checkTexts(definition: ResourceDefinition): void {
  const [unlisted] = findUnlistedPlaceholders(definition);
  nameErrors(definition, 'texts', () => {
    if (unlisted === undefined) return;
    throw new Error(
      `{{${unlisted}}} is not among its fields; list it there, as only those are sent`,
    );
  });
}

function compileFields(definition: ResourceDefinition): ReadSome | undefined {
  const paths = (definition.fields ?? []).map((text, at) =>
    nameErrors(definition, `fields[${at}]`, () => parseSentPath(text)),
  );
  return paths.length > 0 ? raw => projectFields(raw, paths) : undefined;
}

function compileColumns(definition: ResourceDefinition): ReadSome | undefined {
  const { columns } = definition;
  if (!columns || columns === 'printer') return undefined;
  const parsed = columns.map(
    ({ title, path, format = 'text' }, at): ColumnPath =>
      nameErrors(definition, `columns[${at}].path`, () => ({
        title,
        path: parseSentPath(path),
        format,
      })),
  );
  return raw => {
    const cells = projectColumns(raw, parsed);
    return cells.length > 0 ? { columns: cells } : undefined;
  };
}

function compilePods(definition: ResourceDefinition): ReadSome | undefined {
  const { pods } = definition;
  if (!pods) return undefined;
  const read: ReadPodSelector =
    'selector' in pods
      ? nameErrors(definition, 'pods.selector', () =>
          compileSelectorTemplate(pods.selector),
        )
      : nameErrors(definition, 'pods.selectorPath', () =>
          selectorAt(parsePath(pods.selectorPath)),
        );
  return raw => {
    const podSelector = read(raw);
    return podSelector === undefined ? undefined : { podSelector };
  };
}

function compileReferences(
  definition: ResourceDefinition,
  key: 'children' | 'targets',
  findPlural: FindPlural,
): ReadSome | undefined {
  const references = (definition[key] ?? []).map(
    ({ cluster, ...reference }, at): ReferencePath => ({
      ...reference,
      path: nameErrors(definition, `${key}[${at}].path`, () =>
        parsePath(reference.path),
      ),
      ...(cluster !== undefined && {
        cluster: nameErrors(definition, `${key}[${at}].cluster`, () =>
          parsePath(cluster),
        ),
      }),
    }),
  );
  if (references.length === 0) return undefined;
  return raw => {
    const { objects, unread } = findReferences(raw, references, findPlural);
    if (objects.length === 0) return undefined;
    return {
      [key]: objects,
      ...(key === 'children' && unread > 0 && { unlistedChildren: unread }),
    };
  };
}

function compileDeadline(definition: ResourceDefinition): ReadSome | undefined {
  const { progressDeadline } = definition;
  if (typeof progressDeadline !== 'string') return undefined;
  const path = nameErrors(definition, 'progressDeadline', () =>
    parsePath(progressDeadline),
  );
  return raw => {
    const time = findValue(raw, path);
    // Go's zero time means that none is set.
    return typeof time === 'string' &&
      formatCell(time, 'date') &&
      Date.parse(time) > 0
      ? { progressDeadline: time }
      : undefined;
  };
}

/** @throws Error also for a path whose values never leave the backend */
function parseSentPath(text: string): FieldPath {
  const path = parsePath(text);
  const isHidden = path.steps.some(
    (step, at) =>
      typeof step === 'string' &&
      (NEVER_SENT.has(step) ||
        (path.steps[at - 1] === 'annotations' && isNeverShown(step))),
  );
  if (isHidden) throw new Error(`'${text}' never leaves the backend`);
  return path;
}
