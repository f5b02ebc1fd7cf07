import { MAX_FILTER_LENGTH } from '../filter';
import { FilterSyntaxError, Scanner } from '../filter/Scanner';
import { matchesGlob } from '../glob';
import { FleetCluster, FleetServiceRow } from './types';

/**
 * Fields of a filter of services, such as `owner:games,shop`.
 *
 * @public
 */
export const FLEET_FILTER_FIELDS = [
  'cluster',
  'region',
  'owner',
  'system',
  'lifecycle',
  'class',
  'version',
  'pool',
] as const;

/** @public */
export type FleetFilterField = (typeof FLEET_FILTER_FIELDS)[number];

/**
 * A condition on services. Without a field it is a part of any text.
 *
 * @public
 */
export interface FleetFilterTerm {
  readonly isNegated: boolean;
  readonly field?: FleetFilterField;
  /** Any of them, in lower case; with a field, `*` stands for any text. */
  readonly values: readonly string[];
}

/** A link can hold anything, and each term is compared with each service. */
const MAX_TERMS = 40;

/**
 * Reads a filter of services: terms apart by white space must all hold, `!` negates
 * one, `field:value,value` looks into one field, and anything else is text. There are
 * no errors: what cannot be read as a field is text.
 *
 * @public
 */
export function parseFleetFilter(text: string): readonly FleetFilterTerm[] {
  const scanner = new Scanner(text.slice(0, MAX_FILTER_LENGTH));
  const terms: FleetFilterTerm[] = [];
  for (scanner.skipSpace(); !scanner.isAtEnd; scanner.skipSpace()) {
    const term = readTerm(scanner);
    // While it is typed, a term without a value hides nothing.
    if (term.values.length > 0) terms.push(term);
    if (terms.length === MAX_TERMS) break;
  }
  return terms;
}

function readTerm(scanner: Scanner): FleetFilterTerm {
  const isNegated = scanner.take('!');
  const rest = scanner.text.slice(scanner.position).toLowerCase();
  const field = FLEET_FILTER_FIELDS.find(each => rest.startsWith(`${each}:`));
  if (field) scanner.position += field.length + 1;
  const values = field ? readList(scanner) : [readValue(scanner, '')];
  return {
    isNegated,
    ...(field && { field }),
    values: values.filter(value => value !== '').map(toLower),
  };
}

function readList(scanner: Scanner): readonly string[] {
  const values = [readValue(scanner, ',')];
  while (scanner.take(',')) values.push(readValue(scanner, ','));
  return values;
}

/** A quote that is not closed ends with the text. */
function readValue(scanner: Scanner, ends: string): string {
  const start = scanner.position + 1;
  try {
    return scanner.quoted() ?? scanner.word(ends);
  } catch (error) {
    if (error instanceof FilterSyntaxError) return scanner.text.slice(start);
    throw error;
  }
}

/**
 * What services are compared with besides their own texts.
 *
 * @public
 */
export interface FleetFilterContext {
  readonly clusters: ReadonlyMap<string, FleetCluster>;
  /** Title of a failure class on the screen. */
  readonly classTitle?: (failureClass: string) => string;
}

/** What a service has in each of its clusters. */
const CELL_FIELDS = ['cluster', 'region', 'class', 'pool'] as const;

/**
 * Whether a service fulfils all terms. What is said of cluster, region, class and
 * pool must be true of one cluster, as it is where these are counted together.
 *
 * @public
 */
export function matchFleetService(
  terms: readonly FleetFilterTerm[],
  service: FleetServiceRow,
  context: FleetFilterContext,
): boolean {
  return (
    terms.every(
      term => isFulfilled(term, service, context) !== term.isNegated,
    ) && isFulfilledInOneCell(terms, service, context)
  );
}

/** A field that is named more than once, such as two clusters, asks for several cells. */
function isFulfilledInOneCell(
  terms: readonly FleetFilterTerm[],
  service: FleetServiceRow,
  context: FleetFilterContext,
): boolean {
  const together = CELL_FIELDS.flatMap(field => {
    const found = terms.filter(term => term.field === field && !term.isNegated);
    return found.length === 1 ? found : [];
  });
  return (
    together.length < 2 ||
    service.cells.some(cell =>
      together.every(term =>
        isFulfilled(term, { ...service, cells: [cell] }, context),
      ),
    )
  );
}

function isFulfilled(
  { field, values }: FleetFilterTerm,
  service: FleetServiceRow,
  context: FleetFilterContext,
): boolean {
  if (field === undefined) {
    const text = searchText(service, context);
    return values.some(value => text.includes(value));
  }
  return fieldTexts(field, service, context).some(text =>
    values.some(value => matchesGlob(value, toLower(text))),
  );
}

function fieldTexts(
  field: FleetFilterField,
  service: FleetServiceRow,
  { clusters }: FleetFilterContext,
): readonly string[] {
  const { cells } = service;
  switch (field) {
    case 'cluster':
      return cells.map(({ cluster }) => cluster);
    case 'region':
      return cells.flatMap(
        ({ cluster }) => clusters.get(cluster)?.region ?? [],
      );
    case 'class':
      return cells.flatMap(({ classes = [] }) => classes);
    case 'version':
      return cells.flatMap(({ versions = [] }) => versions);
    case 'pool':
      return cells.flatMap(({ nodePools = [] }) => nodePools);
    case 'lifecycle':
      return service.lifecycle === undefined ? [] : [service.lifecycle];
    default:
      return referenceTexts(service[field]);
  }
}

/** By name, and by the whole reference. */
function referenceTexts(ref: string | undefined): readonly string[] {
  return ref === undefined ? [] : [ref, ref.slice(ref.lastIndexOf('/') + 1)];
}

/** No text of a service has it, so that a filter does not match the end of one and the beginning of the next. */
const BETWEEN = '\n';

interface KnownText {
  readonly context: FleetFilterContext;
  readonly text: string;
}

/** A filter is typed letter by letter, and each looks at all services. */
const known = new WeakMap<FleetServiceRow, KnownText>();

function searchText(
  service: FleetServiceRow,
  context: FleetFilterContext,
): string {
  const found = known.get(service);
  if (
    found?.context.clusters === context.clusters &&
    found.context.classTitle === context.classTitle
  ) {
    return found.text;
  }
  const text = toLower(allTexts(service, context).join(BETWEEN));
  known.set(service, { context, text });
  return text;
}

function allTexts(
  service: FleetServiceRow,
  { clusters, classTitle }: FleetFilterContext,
): readonly string[] {
  const { entityRef, title = '', owner = '', system = '' } = service;
  return [
    ...[entityRef, title, owner, system, service.lifecycle ?? ''],
    ...service.cells.flatMap(
      ({ cluster, headline = '', classes = [], versions = [] }) => [
        ...[cluster, clusters.get(cluster)?.title ?? '', headline],
        ...classes,
        ...classes.map(each => classTitle?.(each) ?? ''),
        ...versions,
      ],
    ),
  ];
}

function toLower(text: string): string {
  return text.toLowerCase();
}
