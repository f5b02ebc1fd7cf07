import { useEffect, useRef } from 'react';
import { RelationsPanel } from '../../src/components/Relations';
import { TOUR_STEPS } from '../../src/components/Tour/steps';
import { TourCard } from '../../src/components/Tour/TourCard';
import { ThemeRoot } from '../../src/components/ui';
import {
  KubernetesView,
  ViewsMenu,
  ViewsProvider,
} from '../../src/components/Views';
import { useViewState } from '../../src/viewState';
import { InPart, Live } from './Live';

const ignore = () => {};

const SHARED: readonly KubernetesView[] = [
  { title: 'Failing pods by version', group: ['version'], status: ['failing'] },
  { title: 'Restarts', view: 'table', sort: '-restarts' },
];

const STEP = TOUR_STEPS.indexOf('causes');

/** A page that is opened has the focus by then. */
const FOCUSED_MS = 100;

/** What shows the way: from hosts to pods, to a view, and around the tab. */
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
  views: {
    render: (state: string) => (
      <ViewsProvider
        entityRef="component:default/dice-roller"
        views={state === 'empty' ? [] : SHARED}
      >
        <InPart>{() => <OpenViews />}</InPart>
      </ViewsProvider>
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

/** The menu as it is once it was clicked, with room for what it opens. */
function OpenViews() {
  const [state, onChange] = useViewState();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The page takes the focus when it is opened, which closes the menu.
    const timer = setTimeout(
      () =>
        element.current
          ?.querySelector<HTMLElement>('button[aria-expanded=false]')
          ?.click(),
      FOCUSED_MS,
    );
    return () => clearTimeout(timer);
  }, []);
  return (
    <div ref={element} style={{ minHeight: 640 }}>
      <ViewsMenu state={state} onChange={onChange} />
    </div>
  );
}
