import { stringifyEntityRef } from '@backstage/catalog-model';
import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { useEffect, useRef, useState } from 'react';
import {
  KubernetesView,
  ViewsMenu,
  ViewsProvider,
} from '../../src/components/Views';
import { useViewState } from '../../src/viewState';
import { StateName } from '../catalog';
import { serviceApi } from '../states/apis';
import { ENTITY, InPart } from './Live';

const ENTITY_REF = stringifyEntityRef(ENTITY);

const SHARED: readonly KubernetesView[] = [
  {
    title: 'Failing, by node',
    status: ['failing', 'notReady'],
    group: ['node'],
  },
  {
    title: 'Most restarts',
    view: 'table',
    sort: '-restarts',
    hide: ['workload'],
  },
];

/** An app on the classic frontend system can name what is none. */
const WITH_MISTAKE: KubernetesView = {
  title: 'Production',
  filter: 'cluster:prod-*',
  status: ['broken'],
};

const ABOUT_MEMORY = {
  id: 'memory',
  title: 'Out of memory',
  query: 'q=OOMKilled&view=table',
};
const OF_THIS_SERVICE = {
  id: 'canary',
  title: 'Canary in Europe, beside the version that it replaces',
  query: 'q=cluster%3Aprod-eu&group=version&marked=prod-eu%2Fgames%2Fdice-1',
  entityRef: ENTITY_REF,
};
/** As the default view is, so that it is the current one. */
const CURRENT = { id: 'start', title: 'Everything', query: '' };

const SAVED: Partial<Record<StateName, readonly object[]>> = {
  healthy: [ABOUT_MEMORY],
  'every-state': [CURRENT, ABOUT_MEMORY, OF_THIS_SERVICE],
};

/** The menu of named views, open. */
export const viewParts = {
  views: {
    // What is loading are the settings.
    apis: { loading: () => serviceApi('healthy') },
    render: (state: StateName) => <OpenMenu state={state} />,
  },
};

function OpenMenu({ state }: { readonly state: StateName }) {
  const [storage] = useState(() => storageFor(state));
  return (
    <TestApiProvider apis={[[storageApiRef, storage]]}>
      <InPart>{() => <Menu state={state} />}</InPart>
    </TestApiProvider>
  );
}

function Menu({ state }: { readonly state: StateName }) {
  const [view, onChange] = useViewState();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current
      ?.querySelector<HTMLElement>('button[aria-expanded="false"]')
      ?.click();
  }, []);
  const shared = state === 'every-state' ? [...SHARED, WITH_MISTAKE] : SHARED;
  return (
    <ViewsProvider
      entityRef={ENTITY_REF}
      views={state === 'empty' ? [] : shared}
    >
      {/* The menu is above the page and has no height in it. */}
      <div style={{ minHeight: 740 }}>
        <div ref={place} style={{ display: 'flex', position: 'relative' }}>
          <ViewsMenu state={view} onChange={onChange} />
        </div>
      </div>
    </ViewsProvider>
  );
}

function storageFor(state: StateName): StorageApi {
  const storage = mockApis.storage();
  if (state === 'loading') return unanswered(storage);
  void storage
    .forBucket('kubernetes.views')
    .set('views', { views: [...(SAVED[state] ?? [])] } as never);
  return storage;
}

/** As a settings backend is until it has answered. */
function unanswered(storage: StorageApi): StorageApi {
  const own: StorageApi = {
    forBucket: () => own,
    snapshot: key => ({ key, presence: 'unknown', value: undefined }),
    observe$: key => storage.observe$(key),
    set: () => Promise.resolve(),
    remove: () => Promise.resolve(),
  };
  return own;
}
