import { RelationsPanel } from '../../src/components/Relations';
import { TOUR_STEPS } from '../../src/components/Tour/steps';
import { TourCard } from '../../src/components/Tour/TourCard';
import { ThemeRoot } from '../../src/components/ui';
import { useViewState } from '../../src/viewState';
import { InPart, Live } from './Live';

const ignore = () => {};

const STEP = TOUR_STEPS.indexOf('causes');

/** What shows the way: from hosts to pods, and around the tab. */
export const guideParts = {
  topology: {
    render: () => (
      <InPart initialView={{ relations: 'graph' }}>
        {({ view }) => (
          <Live>
            {live => (
              <Topology
                clusters={live.service.clusters}
                findings={view.findings}
              />
            )}
          </Live>
        )}
      </InPart>
    ),
  },
  tour: {
    render: () => (
      <ThemeRoot>
        <TourCard
          step={TOUR_STEPS[STEP]}
          number={STEP + 1}
          total={TOUR_STEPS.length}
          onBack={ignore}
          onNext={ignore}
          onEnd={ignore}
          onLeave={ignore}
        />
      </ThemeRoot>
    ),
  },
};

function Topology(
  props: Pick<Parameters<typeof RelationsPanel>[0], 'clusters' | 'findings'>,
) {
  const [state, onChange] = useViewState();
  return (
    <RelationsPanel
      {...props}
      query={{ terms: [] }}
      view={state.relations}
      isFiltered={() => false}
      onChange={onChange}
      onFilter={ignore}
    />
  );
}
