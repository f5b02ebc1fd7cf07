/**
 * Which part of the tab is shown in which state. Pure data: the page of all parts, the parts
 * themselves and the tests in a browser read it.
 */

/** What can be known of a service, and how much of it there is. */
export const STATES = [
  'loading',
  'empty',
  'partial',
  'stale',
  'forbidden',
  'failed',
  'healthy',
  'every-state',
  '1-pod',
  '90-pods',
  '500-pods',
  '5000-pods',
] as const;

export type StateName = (typeof STATES)[number];

/** `true`, or why there is no such page. */
export type PartStates = Readonly<Record<StateName, true | string>>;

function everyState(
  missing: Partial<Record<StateName, string>> = {},
): PartStates {
  return record(state => missing[state] ?? true);
}

function onlyStates(shown: readonly StateName[], reason: string): PartStates {
  return record(state => shown.includes(state) || reason);
}

function record(decide: (state: StateName) => true | string): PartStates {
  return Object.fromEntries(
    STATES.map(state => [state, decide(state)]),
  ) as PartStates;
}

const SIZES = {
  '1-pod': 'Only the numbers differ',
  '500-pods': 'Only the numbers differ',
} as const;

const ABOUT_ONE = 'Shows one object, however many there are';
const BY_OTHERS = 'Other parts report that';

/** Adding a part: an entry here, and one of the same name in `parts`. */
export const CATALOG = {
  tab: everyState(),
  summary: everyState(SIZES),
  'needs-attention': everyState({
    ...SIZES,
    loading: 'Renders nothing until there is a problem',
    empty: 'Renders nothing without a problem',
    healthy: 'Renders nothing without a problem',
    '5000-pods': 'Causes are listed, not pods',
  }),
  'status-grid': everyState(),
  'pod-table': everyState(),
  objects: onlyStates(
    ['partial', 'stale', 'healthy', 'every-state', '90-pods'],
    'Renders nothing without objects',
  ),
  toolbar: onlyStates(
    ['empty', '1-pod', '90-pods', '5000-pods'],
    'Depends on nothing but the values of the pods',
  ),
  'pod-drawer': onlyStates(
    ['stale', 'healthy', 'every-state', '90-pods'],
    ABOUT_ONE,
  ),
  'object-drawer': onlyStates(['every-state', '500-pods'], ABOUT_ONE),
  'paused-object': onlyStates(['every-state'], ABOUT_ONE),
  'cluster-scoped-object': onlyStates(['every-state'], ABOUT_ONE),
  'object-without-conditions': onlyStates(['every-state'], ABOUT_ONE),
  'custom-resources': onlyStates(
    ['empty', 'healthy', 'every-state'],
    'Pods are in other parts',
  ),
  timeline: onlyStates(
    [
      ...(['partial', 'stale', 'healthy', 'every-state'] as const),
      ...(['1-pod', '90-pods', '500-pods'] as const),
    ],
    'Renders nothing without data, and is bounded',
  ),
  'timeline-table': onlyStates(
    ['partial', 'every-state', '90-pods'],
    'Has the rows of the timeline',
  ),
  revisions: onlyStates(
    ['loading', 'empty', 'forbidden', 'failed', '90-pods'],
    ABOUT_ONE,
  ),
  'rollout-note': onlyStates(['healthy', 'every-state'], ABOUT_ONE),
  reach: onlyStates(['every-state'], ABOUT_ONE),
  help: onlyStates(['loading', 'forbidden', 'failed', '90-pods'], ABOUT_ONE),
  'crash-logs': onlyStates(
    ['loading', 'empty', 'forbidden', 'failed', '90-pods'],
    'Lists crashes, not pods',
  ),
  'merged-logs': onlyStates(
    ['loading', 'empty', 'failed', '1-pod', '90-pods'],
    'Reads as many pods as its limit allows',
  ),
  'pod-log': onlyStates(
    ['loading', 'empty', 'forbidden', 'failed', '1-pod'],
    ABOUT_ONE,
  ),
  events: onlyStates(
    ['loading', 'empty', 'forbidden', 'failed', '1-pod'],
    ABOUT_ONE,
  ),
  card: everyState({ ...SIZES, '5000-pods': 'Only the numbers differ' }),
  'clusters-page': onlyStates(
    ['loading', 'empty', 'partial', 'forbidden', 'failed', 'healthy'],
    'Lists clusters, not pods',
  ),
  diagnosis: onlyStates(['loading', 'failed', 'healthy'], ABOUT_ONE),
  services: onlyStates(
    [
      ...(['loading', 'empty', 'partial', 'forbidden', 'failed'] as const),
      ...(['healthy', 'every-state', '1-pod', '90-pods', '5000-pods'] as const),
    ],
    'Only the numbers differ',
  ),
  'services-card': onlyStates(
    [
      ...(['loading', 'empty', 'partial', 'forbidden', 'failed'] as const),
      ...(['healthy', '90-pods'] as const),
    ],
    'Names the worst services',
  ),
  failures: onlyStates(
    [
      ...(['loading', 'empty', 'partial', 'forbidden', 'failed'] as const),
      ...(['healthy', 'every-state'] as const),
    ],
    'Lists classes, not pods',
  ),
  'connection-alert': onlyStates(
    ['stale', 'empty', 'forbidden', 'failed'],
    'Renders nothing while connected',
  ),
  'cluster-alert': onlyStates(
    ['partial', 'stale', 'forbidden', 'failed'],
    'Renders nothing while the cluster answers',
  ),
  connect: onlyStates(['forbidden', '90-pods'], ABOUT_ONE),
  topology: onlyStates(
    ['partial', 'stale', 'healthy', 'every-state', '90-pods'],
    'Renders nothing without objects',
  ),
  views: onlyStates(
    ['loading', 'empty', 'healthy', 'every-state'],
    'Depends on nothing but the settings of the user',
  ),
  tour: onlyStates(['healthy'], 'Is the same in every state'),
  'missing-annotation': onlyStates(['empty'], BY_OTHERS),
  shortcuts: onlyStates(['healthy'], 'Is the same in every state'),
} satisfies Readonly<Record<string, PartStates>>;

export type PartName = keyof typeof CATALOG;

export const PART_NAMES = Object.keys(CATALOG) as readonly PartName[];

/** The page of a part in a state. */
export interface PartPage {
  readonly part: PartName;
  readonly state: StateName;
}

export const PART_PAGES: readonly PartPage[] = PART_NAMES.flatMap(part =>
  STATES.filter(state => CATALOG[part][state] === true).map(state => ({
    part,
    state,
  })),
);

/** The address of {@link PartPage}. */
export function partPath({ part, state }: PartPage): string {
  return `/parts/${part}/${state}`;
}

/** The page at an address, if there is one. */
export function findPartPage(path: string): PartPage | undefined {
  return PART_PAGES.find(page => partPath(page) === path);
}
