import { ReachSection } from '../../src/components/Reach';
import { RolloutLine, RolloutNote } from '../../src/components/RolloutNote';
import { TimelinePanel } from '../../src/components/Timeline';
import { ThemeRoot } from '../../src/components/ui';
import { brokenRollout, secondsAgo } from '../../src/fixtures';
import { TimelineState, useViewState } from '../../src/viewState';
import { StateName } from '../catalog';
import { ApiMaker, detailsApis, serviceApi } from '../states/apis';
import { CHAINS, changedService, REVISIONS } from '../states/changes';
import { InPart, Live } from './Live';
import { ObjectDetails } from './objects';
import { Part } from './Part';

const ignore = () => {};

const changed: ApiMaker = state =>
  serviceApi(state, { messages: changedService(state) });

const timelineApis: Part['apis'] = Object.fromEntries(
  (
    [
      ...(['partial', 'stale', 'healthy', 'every-state'] as const),
      ...(['1-pod', '90-pods', '500-pods'] as const),
    ] satisfies readonly StateName[]
  ).map(state => [state, changed]),
);

const FAILED_BEFORE = {
  failing: { new: 3, old: 3 },
  well: { new: 0, old: 1 },
  since: secondsAgo(7_200),
};

/** What changed, and whether requests arrive. */
export const changeParts = {
  timeline: {
    apis: timelineApis,
    render: () => <Timeline timelineAs="chart" />,
  },
  'timeline-table': {
    apis: timelineApis,
    render: () => <Timeline timelineAs="table" />,
  },
  revisions: {
    apis: {
      ...detailsApis,
      empty: () =>
        serviceApi('90-pods', { revisions: () => ({ revisions: [] }) }),
      '90-pods': (state: StateName) =>
        serviceApi(state, {
          messages: changedService(state),
          revisions: () => ({ revisions: REVISIONS, isTruncated: true }),
        }),
    },
    render: () => (
      <ObjectDetails object="Deployment/games/dice-roller" tab="revisions" />
    ),
  },
  'rollout-note': {
    apis: {
      healthy: () =>
        serviceApi('healthy', { messages: brokenRollout(FAILED_BEFORE) }),
      'every-state': () =>
        serviceApi('every-state', { messages: brokenRollout() }),
    },
    render: () => <Notes />,
  },
  reach: {
    render: () => (
      <ThemeRoot>
        <ReachSection chains={CHAINS} />
      </ThemeRoot>
    ),
  },
};

function Timeline(initial: TimelineState) {
  return (
    <InPart initialView={{ timeline: '6h', ...initial }}>
      {({ ages, view }) => (
        <Live>
          {live => (
            <Panel
              clusters={live.service.clusters}
              findings={view.findings}
              now={ages.now}
            />
          )}
        </Live>
      )}
    </InPart>
  );
}

function Panel(
  props: Pick<
    Parameters<typeof TimelinePanel>[0],
    'clusters' | 'findings' | 'now'
  >,
) {
  const [state, onChange] = useViewState();
  return (
    <TimelinePanel {...props} isWatching state={state} onChange={onChange} />
  );
}

function Notes() {
  return (
    <InPart>
      {({ ages, view }) => {
        const [finding] = view.findings;
        const note = { finding, now: ages.now, onChanges: ignore };
        return (
          finding && (
            <>
              <RolloutLine {...note} />
              <RolloutNote {...note} />
            </>
          )
        );
      }}
    </InPart>
  );
}
