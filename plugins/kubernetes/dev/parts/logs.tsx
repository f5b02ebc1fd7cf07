import {
  KubernetesCrashLogs,
  KubernetesMergedLogs,
  KubernetesPodLog,
} from '../../src';
import { PodEvents } from '../../src/components/EventList';
import { detailsApis } from '../states/apis';
import { worstPod } from './dialogs';
import { ENTITY, InPart, Live } from './Live';

const ignore = () => {};

/** Parts that show what a cluster is asked for one pod, or for some. */
export const logParts = {
  'crash-logs': {
    apis: detailsApis,
    render: () => (
      <Live>
        {live => (
          <KubernetesCrashLogs
            entity={ENTITY}
            live={live}
            onOpen={ignore}
            onClose={ignore}
          />
        )}
      </Live>
    ),
  },
  'merged-logs': {
    apis: detailsApis,
    render: () => (
      <InPart>
        {({ view }) => (
          <Live>
            {live => (
              <KubernetesMergedLogs
                entity={ENTITY}
                live={live}
                pods={view.pods}
                title="pods in view"
                onClose={ignore}
              />
            )}
          </Live>
        )}
      </InPart>
    ),
  },
  'pod-log': {
    apis: detailsApis,
    render: () => (
      <InPart>
        {content => {
          const pod = worstPod(content);
          return (
            pod && (
              <Live>
                {live => (
                  <KubernetesPodLog
                    entity={ENTITY}
                    live={live}
                    pod={{ ...pod.row, cluster: pod.cluster }}
                  />
                )}
              </Live>
            )
          );
        }}
      </InPart>
    ),
  },
  events: {
    apis: detailsApis,
    render: () => (
      <InPart>
        {content => {
          const pod = worstPod(content);
          return (
            pod && (
              <PodEvents
                entityRef={content.entityRef}
                pod={pod}
                ages={content.ages}
              />
            )
          );
        }}
      </InPart>
    ),
  },
};
