import { NamedObject } from '@podlight/backstage-plugin-kubernetes-common';
import { isFields } from '../../scrub';
import { findValues } from '../paths/findValues';
import { FieldPath } from '../paths/parsePath';
import { isInThisCluster } from './isInThisCluster';
import { parseId } from './parseId';
import {
  apiName,
  guessPlural,
  isBuiltIn,
  isBuiltInKind,
  parseGroup,
} from './apiNames';

/** A reference whose path has been parsed. */
export interface ReferencePath {
  readonly path: FieldPath;
  /** Of objects that do not say theirs. */
  readonly kind?: string;
  readonly definition?: string;
  readonly cluster?: FieldPath;
  readonly id?: string;
  readonly scope?: 'Cluster';
}

/** The plural of a kind that has a definition. */
export type FindPlural = (group: string, kind: string) => string | undefined;

/** An application may consist of thousands of objects; a diagram of more than this shows nothing. */
const MAX_OBJECTS = 100;

/** A name and a namespace, a group and a kind. */
const MAX_ID = 700;

const NAME = /^[A-Za-z0-9](?:[\w.:-]{0,251}[A-Za-z0-9])?$/;
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const KIND = /^[A-Za-z][A-Za-z0-9]{0,62}$/;
const GROUP = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

export interface FoundReferences {
  readonly objects: readonly NamedObject[];
  /** How many more values there are than are read. */
  readonly unread: number;
}

/** The objects that an object names, each once. */
export function findReferences(
  raw: unknown,
  references: readonly ReferencePath[],
  findPlural: FindPlural,
): FoundReferences {
  const found = new Map<string, NamedObject>();
  let unread = 0;
  for (const reference of references) {
    const { cluster } = reference;
    if (cluster && !isInThisCluster(raw, cluster)) continue;
    for (const { value } of findValues(raw, reference.path)) {
      for (const item of Array.isArray(value) ? value : [value]) {
        if (found.size >= MAX_OBJECTS) {
          unread += 1;
          continue;
        }
        const named = readReference(item, reference, findPlural);
        if (named) found.set(JSON.stringify(Object.values(named)), named);
      }
    }
  }
  return { objects: [...found.values()], unread };
}

function readReference(
  value: unknown,
  reference: ReferencePath,
  findPlural: FindPlural,
): NamedObject | undefined {
  if (typeof value === 'string') {
    return readName(value, reference, findPlural);
  }
  if (!isFields(value)) return undefined;
  const name = read(value.name, NAME);
  const kind = read(value.kind, KIND) ?? reference.kind;
  if (name === undefined || kind === undefined) return undefined;
  const namespace =
    reference.scope === 'Cluster' ? '' : read(value.namespace, NAMESPACE);
  const group = readGroup(value);
  return {
    ...(group === undefined || (kind === reference.kind && group === '')
      ? known(reference, kind, findPlural)
      : ofGroup(group, kind, findPlural)),
    name,
    ...(namespace !== undefined && { namespace }),
  };
}

/** A text is a name, or an id of more parts. */
function readName(
  text: string,
  { id, ...reference }: ReferencePath,
  findPlural: FindPlural,
): NamedObject | undefined {
  const { kind } = reference;
  if (id !== undefined) {
    const named = text.length > MAX_ID ? undefined : parseId(text, id);
    return named && readReference(named, reference, findPlural);
  }
  if (kind === undefined || !NAME.test(text)) return undefined;
  return {
    ...known(reference, kind, findPlural),
    name: text,
    ...(reference.scope === 'Cluster' && { namespace: '' }),
  };
}

/** As the definition says; another kind than expected is of the same group, as with issuers of cert-manager. */
function known(
  { kind: expected, definition }: ReferencePath,
  kind: string,
  findPlural: FindPlural,
): Pick<NamedObject, 'kind' | 'definition'> {
  if (definition === undefined) return { kind };
  if (kind === expected) return { kind, definition };
  if (isBuiltInKind(kind)) return { kind };
  const group = definition.slice(definition.indexOf('.') + 1);
  return ofGroup(group, kind, findPlural);
}

function ofGroup(
  group: string,
  kind: string,
  findPlural: FindPlural,
): Pick<NamedObject, 'kind' | 'definition'> {
  if (isBuiltIn(group)) return { kind };
  const plural = findPlural(group, kind) ?? guessPlural(kind);
  return { kind, definition: apiName({ group, plural }) };
}

function readGroup(
  value: Readonly<Record<string, unknown>>,
): string | undefined {
  if (typeof value.group === 'string') {
    return value.group === '' ? '' : read(value.group, GROUP);
  }
  if (typeof value.apiVersion !== 'string') return undefined;
  const group = parseGroup(value.apiVersion);
  return group === '' ? '' : read(group, GROUP);
}

function read(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
