import {
  Ingress,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, parseSelector, ServiceTarget } from '../../../locate';
import { ListWatchSpec, specKey } from '../../informer/ListWatchSpec';
import { TypeLookup } from '../../resourceTypes';
import { Walk } from '../walkOwners';
import { ignored, truncated, unreadOwners } from './customProblems';
import { limit, Limited } from './Limited';
import { namedObjects } from './namedObjects';
import { NamespacePlan, planNamespaces } from './planNamespaces';

/** Custom resources with a selector of their own; each costs one watch. */
const MAX_SELECTORS = 20;

/** Objects that are read by name; each costs one watch, which all services share. */
const MAX_NAMED = 40;

/** Each costs up to seven watches, which all services of the namespace share. */
const MAX_NAMESPACES = 10;

/** What to read because of the custom resources of a service. */
export interface CustomWatches {
  /** Pods, by the selectors of custom resources. */
  readonly owned: readonly ListWatchSpec[];
  /** Owners, and what custom resources name. */
  readonly named: readonly ListWatchSpec[];
  /** Whole namespaces, as a custom resource may own anything there. */
  readonly ownable: readonly ListWatchSpec[];
  readonly problems: readonly KindProblem[];
}

const NOTHING: CustomWatches = {
  owned: [],
  named: [],
  ownable: [],
  problems: [],
};

/**
 * Plans what to read below the custom resources of a service, and above its pods.
 * Nothing where no custom resources are configured.
 *
 * @param ingresses - of the service
 */
export function planCustomWatches(
  walk: Walk,
  target: ServiceTarget,
  types: TypeLookup,
  ingresses: readonly Ingress[] = [],
): CustomWatches {
  if (types.configured(['CustomResource']).length === 0) return NOTHING;
  const namespaces = planNamespaces(walk, types, ingresses);
  const owned = selectedPods(namespaces, target, types);
  const below = limit(
    namespaces.map(({ whole }) => whole).filter(({ length }) => length > 0),
    MAX_NAMESPACES,
  );
  const named = limit(
    withoutThoseIn(below.kept.flat(), namedObjects(walk, types)),
    MAX_NAMED,
  );
  return {
    owned: owned.kept,
    named: named.kept,
    ownable: below.kept.flat(),
    problems: [
      ...truncated(owned, 'selectors of custom resources'),
      ...truncated(named, 'owners and owned objects that are read by name'),
      ...truncated(below, 'namespaces in which custom resources own objects'),
      ...namespaces.flatMap(({ apis, namespace }) =>
        truncated(apis, `APIs below custom resources in ${namespace}`),
      ),
      ...ignored(walk.ignored, owned),
      ...unreadOwners(walk, types),
    ],
  };
}

/** Objects of a namespace that is listed need no request each. Workloads do: once they are known, their namespace may not be needed. */
function withoutThoseIn(
  whole: readonly ListWatchSpec[],
  specs: readonly ListWatchSpec[],
): readonly ListWatchSpec[] {
  const resources = new Set(
    whole
      .filter(({ type }) => type.kind === 'CustomResource')
      .map(spec => specKey(spec)),
  );
  return specs.filter(({ name: _, ...spec }) => !resources.has(specKey(spec)));
}

/** Parses no more selectors than are read. */
function selectedPods(
  namespaces: readonly NamespacePlan[],
  target: ServiceTarget,
  types: TypeLookup,
): Limited<ListWatchSpec> {
  const type = types.any('Pod');
  const { kept, total } = limit(
    namespaces.flatMap(({ namespace, selectors }) =>
      selectors.map(text => ({ namespace, text })),
    ),
    MAX_SELECTORS,
  );
  const specs = kept.flatMap(({ namespace, text }) => {
    const selector = withoutLabelled(text, target.selector);
    return selector ? [{ type, namespace, selector }] : [];
  });
  return { kept: specs, total: total - (kept.length - specs.length) };
}

/** Pods with the label are read already. */
function withoutLabelled(
  podSelector: string,
  { requirements }: LabelSelector,
): LabelSelector | undefined {
  const [only, ...others] = requirements;
  const rest =
    others.length === 0 && only?.type === 'in'
      ? `,${only.key} notin (${only.values.join(',')})`
      : '';
  for (const text of [podSelector + rest, podSelector]) {
    const parsed = parseSelector(text);
    if (parsed.ok) return parsed.selector;
  }
  return undefined;
}
