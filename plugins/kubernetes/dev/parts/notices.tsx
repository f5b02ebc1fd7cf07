import { ReactNode, useEffect, useState } from 'react';
import { ServiceConnection } from '@podlight/backstage-plugin-kubernetes-react';
import { ClusterAlert, KindNotice } from '../../src/components/ClusterAlert';
import { ConnectionAlert } from '../../src/components/ConnectionAlert';
import { MissingAnnotation } from '../../src/components/MissingAnnotation';
import { ThemeRoot } from '../../src/components/ui';
import { FIXTURE_NOW, secondsAgo } from '../../src/fixtures';
import { useAge } from '../../src/format';
import { StateName } from '../catalog';
import { aRefusal } from '../states/apis';
import { ENTITY, InPart } from './Live';

/** Parts that say why something is not shown. */
export const noticeParts = {
  'connection-alert': {
    render: (state: StateName) => <Connection state={state} />,
  },
  'cluster-alert': {
    render: () => (
      <InPart>
        {({ view }) =>
          view.clusters.map(
            ({ cluster }): ReactNode => (
              <div key={cluster.head.name}>
                <ClusterAlert cluster={cluster} />
                <KindNotice problems={cluster.kindProblems} />
              </div>
            ),
          )
        }
      </InPart>
    ),
  },
  'missing-annotation': {
    render: () => (
      <ThemeRoot>
        <MissingAnnotation entity={ENTITY} />
      </ThemeRoot>
    ),
  },
};

const LOST = {
  phase: 'lost',
  error: new Error('network changed'),
  retryAt: FIXTURE_NOW + 5_000,
} as const;

const CONNECTIONS: Partial<
  Record<StateName, () => Promise<ServiceConnection>>
> = {
  stale: async () => LOST,
  failed: async () => LOST,
  forbidden: async () => ({
    phase: 'refused',
    error: await aRefusal(403, 'Not allowed'),
  }),
  empty: async () => ({
    phase: 'refused',
    error: await aRefusal(404, 'No such entity'),
  }),
};

function Connection({ state }: { readonly state: StateName }) {
  const [connection, setConnection] = useState<ServiceConnection>();
  const ages = useAge(Date.now());
  useEffect(() => {
    void CONNECTIONS[state]?.().then(setConnection);
  }, [state]);
  if (!connection) return null;
  return (
    <ThemeRoot>
      <ConnectionAlert
        connection={connection}
        lastMessageAt={state === 'stale' ? secondsAgo(90) : undefined}
        ages={ages}
        onRetry={() => {}}
      />
    </ThemeRoot>
  );
}
