import {
  discoverDimensions,
  DisplayState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo, useState } from 'react';
import {
  KubernetesCard,
  KubernetesNeedsAttention,
  KubernetesObjects,
  KubernetesPodGrid,
  KubernetesPodTable,
  KubernetesSummary,
  KubernetesTab,
} from '../../src';
import { DisplayOptions, Toolbar } from '../../src/components/Toolbar';
import { PodView } from '../../src/service';
import { useViewState } from '../../src/viewState';
import { ENTITY, InPart, Live } from './Live';

const ignore = () => {};

/** Parts that show the service as a whole. */
export const serviceParts = {
  tab: { render: () => <KubernetesTab /> },
  card: { render: () => <KubernetesCard href="/" /> },
  summary: { render: () => <Summary /> },
  'needs-attention': {
    render: () => (
      <Live>
        {live => (
          <KubernetesNeedsAttention
            entity={ENTITY}
            live={live}
            onHelp={ignore}
            onCrashLogs={ignore}
          />
        )}
      </Live>
    ),
  },
  'status-grid': {
    render: () => (
      <Live>
        {live => (
          <KubernetesPodGrid
            entity={ENTITY}
            live={live}
            onOpen={ignore}
            onLogs={ignore}
          />
        )}
      </Live>
    ),
  },
  'pod-table': {
    render: () => (
      <Live>
        {live => (
          <KubernetesPodTable
            entity={ENTITY}
            live={live}
            onOpen={ignore}
            onLogs={ignore}
          />
        )}
      </Live>
    ),
  },
  objects: {
    render: () => (
      <Live>{live => <KubernetesObjects entity={ENTITY} live={live} />}</Live>
    ),
  },
  toolbar: {
    render: () => (
      <InPart>{({ view }) => <PodToolbar pods={view.pods} />}</InPart>
    ),
  },
};

function Summary() {
  const [status, setStatus] = useState<readonly DisplayState[]>([]);
  return (
    <Live>
      {live => (
        <KubernetesSummary
          entity={ENTITY}
          live={live}
          status={status}
          onStatus={setStatus}
        />
      )}
    </Live>
  );
}

function PodToolbar({ pods }: { readonly pods: readonly PodView[] }) {
  const [state, onChange] = useViewState();
  const dimensions = useMemo(() => discoverDimensions(pods), [pods]);
  return (
    <>
      <Toolbar
        state={state}
        dimensions={dimensions}
        sentStates={[]}
        favourites={[]}
        onChange={onChange}
      />
      <DisplayOptions state={state} onChange={onChange} />
    </>
  );
}
