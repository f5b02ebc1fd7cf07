import { parsePodKey, podKey } from './podKey';

/** More are not marked by hand. */
export const MAX_MARKED = 50;

/** Percent-encoded: with the rest of the view, the URL stays below the 8 kB that proxies accept. */
const MAX_CHARACTERS = 4_000;

const SEPARATOR = ',';

/** Pods whose names and locations the view lists, as {@link podKey} names them. */
export interface MarkedState {
  readonly marked: readonly string[];
  /** Whether all other pods are hidden. */
  readonly onlyMarked: boolean;
}

export const DEFAULT_MARKED_STATE: MarkedState = {
  marked: [],
  onlyMarked: false,
};

/** Of the parameter `only`. */
export const ONLY = ['marked'] as const;

/** Reads it from a query; `only` without a marked pod would hide everything and is ignored. */
export function parseMarkedState(query: URLSearchParams): MarkedState {
  const marked = parseMarked(query.get('marked') ?? '');
  const [only] = ONLY;
  return {
    marked,
    onlyMarked: marked.length > 0 && query.get('only') === only,
  };
}

/** The parameters that {@link parseMarkedState} reads as this. */
export function markedParameters(
  state: MarkedState,
): Readonly<Record<string, string | undefined>> {
  return {
    marked: writeMarked(state.marked),
    only: state.onlyMarked ? ONLY[0] : undefined,
  };
}

/** The marked pods with another one, sorted, or without it; undefined where a URL has no room for more. */
export function toggleMarked(
  marked: readonly string[],
  key: string,
): readonly string[] | undefined {
  if (marked.includes(key)) return marked.filter(each => each !== key);
  // Pods of the same location are neighbors, so that the URL names the location once.
  const next = [...marked, key].sort();
  return fits(next) ? next : undefined;
}

/** `eu/games/web-0,web-1,us/games/web-2`: a name without a location is in the same one as the name before. */
function parseMarked(text: string): readonly string[] {
  const keys = new Set<string>();
  let location:
    | { readonly cluster: string; readonly namespace: string }
    | undefined;
  for (const part of text.slice(0, MAX_CHARACTERS).split(SEPARATOR)) {
    const address = parsePodKey(part);
    if (address) location = { ...address, cluster: unescape(address.cluster) };
    const name = address?.name ?? part;
    if (location && name !== '' && !name.includes('/')) {
      keys.add(podKey({ ...location, name }));
    }
  }
  return [...keys].slice(0, MAX_MARKED);
}

function writeMarked(marked: readonly string[]): string {
  let location = '';
  const parts: string[] = [];
  for (const key of marked) {
    const address = parsePodKey(key);
    if (address) {
      const cluster = escape(address.cluster);
      const own = `${cluster}/${address.namespace}`;
      parts.push(own === location ? address.name : `${own}/${address.name}`);
      location = own;
    }
  }
  return parts.join(SEPARATOR);
}

function fits(marked: readonly string[]): boolean {
  if (marked.length > MAX_MARKED) return false;
  const query = new URLSearchParams({ marked: writeMarked(marked) });
  return query.toString().length <= MAX_CHARACTERS;
}

/** Names of clusters may have commas; those of namespaces and pods may not. */
function escape(cluster: string): string {
  return cluster.replaceAll('~', '~0').replaceAll(SEPARATOR, '~1');
}

function unescape(text: string): string {
  return text.replaceAll('~1', SEPARATOR).replaceAll('~0', '~');
}
