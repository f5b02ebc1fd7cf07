import {
  DISPLAY_STATES,
  parseDimension,
} from '@podlight/backstage-plugin-kubernetes-common';
import { OBJECT_FILTER_STATES } from '../service/objectState';
import { LOG_RUNS, LOG_SINCE, LOG_TAILS } from './logState';
import { ONLY } from './markedPods';
import { TIMELINE_SPANS, TIMELINE_VIEWS } from './timelineState';
import { parsePodKey } from './podKey';
import {
  CRASH_COLUMNS,
  DETAIL_TABS,
  LOG_DIALOGS,
  POD_VIEWS,
  RELATION_VIEWS,
  TILE_SIZES,
} from './viewState';

/** A value of the URL that cannot be used. */
export interface BadValue {
  readonly name: string;
  readonly value: string;
  /** Valid values; absent where they cannot be listed. */
  readonly known?: readonly string[];
}

/** A link can hold anything. */
const MAX_SHOWN = 80;
const MAX_BAD = 5;

const ONE_OF: Readonly<Record<string, readonly (string | number)[]>> = {
  size: TILE_SIZES,
  view: POD_VIEWS,
  tab: DETAIL_TABS,
  logs: LOG_DIALOGS,
  columns: CRASH_COLUMNS,
  relations: RELATION_VIEWS,
  run: LOG_RUNS,
  tail: LOG_TAILS,
  since: LOG_SINCE,
  only: ONLY,
  timeline: TIMELINE_SPANS,
  timelineAs: TIMELINE_VIEWS,
};

/** Invalid values of a query, the first few of them. */
export function badValues(query: URLSearchParams): readonly BadValue[] {
  const bad: BadValue[] = [];
  const check = (
    name: string,
    value: string,
    isKnown: boolean,
    known?: readonly string[],
  ) => {
    if (isKnown || value === '') return;
    bad.push({
      name,
      value: value.slice(0, MAX_SHOWN),
      ...(known && { known }),
    });
  };
  const list = (name: string) => (query.get(name) ?? '').split(',');
  for (const state of list('status')) {
    check(
      'status',
      state,
      DISPLAY_STATES.some(each => each === state),
      DISPLAY_STATES,
    );
  }
  for (const state of list('objectStatus')) {
    check(
      'objectStatus',
      state,
      OBJECT_FILTER_STATES.some(each => each === state),
      OBJECT_FILTER_STATES,
    );
  }
  for (const dimension of list('group')) {
    check('group', dimension, parseDimension(dimension) !== undefined);
  }
  for (const [name, values] of Object.entries(ONE_OF)) {
    const known = values.map(String);
    const value = query.get(name) ?? '';
    check(name, value, known.includes(value), known);
  }
  const pod = query.get('pod') ?? '';
  check('pod', pod, parsePodKey(pod) !== undefined);
  return bad.slice(0, MAX_BAD);
}
