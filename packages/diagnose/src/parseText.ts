import {
  ModelObject,
  parseObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseAllDocuments } from 'yaml';
import { errorText } from './errorText';
import { splitPieces } from './jsonValues';

/** The content of a text. */
export interface ParsedText {
  readonly objects: readonly ModelObject[];
  /** Number of objects by unknown kind. */
  readonly unknown: ReadonlyMap<string, number>;
  /** Logs between the objects, as printed by `kubectl cluster-info dump`, by `NAMESPACE/POD/CONTAINER`. */
  readonly logs: ReadonlyMap<string, string>;
  /** Why some of the text could not be read. */
  readonly problems: readonly string[];
  /** Notes in the text, such as that it is incomplete. */
  readonly notes: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Collects objects value by value. */
class Findings {
  readonly objects: ModelObject[] = [];
  readonly unknown = new Map<string, number>();
  readonly logs = new Map<string, string>();
  readonly problems: string[] = [];
  readonly notes: string[] = [];
  /** Values that are not Kubernetes objects. */
  others = 0;

  add(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this.add(item);
      return;
    }
    if (!isJson(value) || typeof value.kind !== 'string') {
      this.others += 1;
      return;
    }
    const { kind } = value;
    if (typeof value.apiVersion !== 'string') {
      this.others += 1;
      return;
    }
    if (kind === 'Status' || kind === 'Table') {
      const words = typeof value.message === 'string' ? value.message : '';
      this.problems.push(
        `is a ${kind}, which contains no objects${
          words && ` (${words.slice(0, 200)})`
        }`,
      );
      return;
    }
    this.#addObjects(value, kind);
  }

  #addObjects(value: Json, kind: string): void {
    if (kind === 'List' && Array.isArray(value.items)) {
      // Items of any kind, which they name themselves.
      for (const item of value.items as unknown[]) this.add(item);
      this.#note(value, kind);
      return;
    }
    const found = parseObjects(value);
    for (const object of found) this.objects.push(object);
    const isList = Array.isArray(value.items) && kind.endsWith('List');
    const total = isList ? (value.items as unknown[]).length : 1;
    const missed = total - found.length;
    if (missed > 0) {
      const name = isList ? kind.slice(0, -'List'.length) : kind;
      this.unknown.set(name, (this.unknown.get(name) ?? 0) + missed);
    }
    this.#note(value, kind);
  }

  #note(value: Json, kind: string): void {
    const more = isJson(value.metadata) ? value.metadata.continue : undefined;
    if (typeof more === 'string' && more !== '') {
      this.notes.push(`contains only a part of the ${kind}`);
    }
  }
}

const START_OF_LOG =
  /^==== START logs for container (\S{1,300}) of pod (\S{1,300}) ====/;
const END_OF_LOG = '==== END logs for container ';
/** Messages that kubectl prints along with objects. */
const KUBECTL_SAYS = /^(?:Error from server|error: |Unable to connect)/;
const MAX_LOG_CHARACTERS = 65_536;

/** Extracts logs, which can contain anything, including JSON. */
function withoutLogs(text: string, findings: Findings): string {
  if (!text.includes('==== START logs for container ')) return text;
  const kept: string[] = [];
  let key: string | undefined;
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const start = key === undefined ? START_OF_LOG.exec(line) : undefined;
    if (start) {
      key = `${start[2]}/${start[1]}`;
      lines = [];
    } else if (key !== undefined && line.startsWith(END_OF_LOG)) {
      findings.logs.set(key, lines.join('\n').slice(-MAX_LOG_CHARACTERS));
      key = undefined;
    } else if (key !== undefined) lines.push(line);
    else kept.push(line);
  }
  if (key !== undefined) {
    findings.logs.set(key, lines.join('\n').slice(-MAX_LOG_CHARACTERS));
  }
  return kept.join('\n');
}

const YAML_START =
  /^(?:---|%YAML|apiVersion:|kind:|items:|metadata:|- apiVersion:|- kind:)/;

/** The YAML between warnings before it and errors after it. */
function yamlPart(text: string): string | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex(line => YAML_START.test(line));
  if (start < 0) return undefined;
  return lines
    .slice(start)
    .filter(line => !KUBECTL_SAYS.test(line))
    .join('\n');
}

function addYaml(text: string, findings: Findings): void {
  const documents = parseAllDocuments(text, {
    logLevel: 'silent',
    uniqueKeys: false,
    prettyErrors: false,
  });
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    if (error) {
      findings.problems.push(`is invalid YAML (${error.message})`);
      continue;
    }
    const value: unknown = document.toJS({ maxAliasCount: 1_000 });
    if (value !== null && value !== undefined) findings.add(value);
  }
}

function addJson(text: string, findings: Findings): void {
  for (const piece of splitPieces(text)) {
    if (piece.type === 'value') findings.add(piece.value);
    else if (piece.type === 'broken') {
      findings.problems.push(
        `is incomplete JSON (broken object at character ${piece.offset}). Save it again`,
      );
    } else if (KUBECTL_SAYS.test(piece.line)) {
      findings.notes.push(
        `contains an error from kubectl: ${piece.line.slice(0, 200)}`,
      );
    }
  }
}

const HOW_TO_SAVE =
  'Save it with: kubectl get pods,events,deployments,replicasets -o json > FILE';

/**
 * Parses a text of JSON (one value, one per line, or several) or YAML (one or
 * more documents). Never throws: `problems` says what could not be read.
 */
export function parseText(content: string): ParsedText {
  const findings = new Findings();
  try {
    const text = withoutLogs(content, findings);
    const hasJson = /^[ \t]*[{[]/m.test(text.replace(/^\uFEFF/, ''));
    const yaml = /^\s*[{[]/.test(text) ? undefined : yamlPart(text);
    const isYaml = yaml !== undefined && !/^[{[]/m.test(text);
    if (isYaml) addYaml(yaml, findings);
    else if (hasJson) addJson(text, findings);
  } catch (error) {
    findings.problems.push(`can't be read (${errorText(error)})`);
  }
  const { objects, unknown, problems, others, logs } = findings;
  const isEmpty =
    objects.length + unknown.size + problems.length + logs.size === 0;
  if (isEmpty && others > 0) {
    problems.push(
      `isn't a Kubernetes object: kind and apiVersion are missing. ${HOW_TO_SAVE}`,
    );
  } else if (isEmpty && !/"items"|^items:/m.test(content)) {
    problems.push(
      `is neither JSON nor YAML of Kubernetes objects. ${HOW_TO_SAVE}`,
    );
  }
  return findings;
}
