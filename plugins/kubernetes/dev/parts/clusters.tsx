import { ClustersPage } from '../../src/components/ClustersPage';
import { DiagnosisDialog } from '../../src/components/ClustersPage/DiagnosisDialog';
import { ThemeRoot } from '../../src/components/ui';
import { FakeKubernetesApi } from '../../src/fixtures';
import { detailsApis } from '../states/apis';
import { CLUSTER_LISTS, DIAGNOSES } from '../states/clusters';

const listing = (state: keyof typeof CLUSTER_LISTS) => () =>
  new FakeKubernetesApi({ clusters: () => CLUSTER_LISTS[state] });

const diagnosing = (state: keyof typeof DIAGNOSES) => () =>
  new FakeKubernetesApi({ diagnosis: () => DIAGNOSES[state] });

/** Parts for the operators of clusters. */
export const clusterParts = {
  'clusters-page': {
    apis: {
      ...detailsApis,
      empty: listing('empty'),
      healthy: listing('healthy'),
      partial: listing('partial'),
    },
    render: () => <ClustersPage />,
  },
  diagnosis: {
    apis: {
      ...detailsApis,
      healthy: diagnosing('healthy'),
      failed: diagnosing('failed'),
    },
    render: () => (
      <ThemeRoot>
        <DiagnosisDialog cluster="prod-eu" onClose={() => {}} />
      </ThemeRoot>
    ),
  },
};
