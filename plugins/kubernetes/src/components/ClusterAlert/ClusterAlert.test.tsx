import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import { ServiceCluster } from '@podlight/backstage-plugin-kubernetes-common';
import {
  KubernetesLogins,
  kubernetesLoginsApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClusterAlert } from './ClusterAlert';

function clusterWith(login?: string): ServiceCluster {
  return {
    head: { name: 'prod', login },
    state: {
      phase: 'failed',
      since: '2026-03-01T12:00:00Z',
      reason: {
        code: 'credential',
        message: 'Your login for this cluster (oidc.okta) has expired.',
      },
    },
    kindProblems: [],
    pods: [],
    workloads: [],
    objects: [],
    findings: [],
  };
}

const show = (
  cluster: ServiceCluster,
  logins: KubernetesLogins = new KubernetesLogins({}),
) =>
  renderInTestApp(
    <TestApiProvider apis={[[kubernetesLoginsApiRef, logins]]}>
      <ClusterAlert cluster={cluster} />
    </TestApiProvider>,
  );

describe('ClusterAlert', () => {
  it('lets the user sign in to a cluster that is asked with their own login', async () => {
    const asked: object[] = [];
    await show(
      clusterWith('oidc.okta'),
      new KubernetesLogins({
        'oidc.okta': async options => {
          asked.push(options);
          throw new Error('The popup was closed');
        },
      }),
    );
    expect(screen.getByText('Sign in to see this cluster')).toBeVisible();
    expect(screen.getByText(/has expired/)).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Sign in with okta' }),
    );

    expect(asked).toEqual([{ instantPopup: true }]);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Sign-in failed: The popup was closed',
    );
  });

  it('leaves it to the operator where Backstage itself has the credential', async () => {
    await show(clusterWith());
    expect(screen.getByText('No credentials for this cluster')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it.each([
    ['forbidden', 'system:discovery'],
    ['timeout', /asks again every minute/],
  ] as const)(
    'says that custom resources may be missing: %s',
    async (code, advice) => {
      await show({
        ...clusterWith(),
        state: { phase: 'live', at: '2026-03-01T12:00:00Z' },
        kindProblems: [
          { kind: 'CustomResource', reason: { code, message: 'no /apis' } },
        ],
      });
      expect(
        screen.getByText('Custom resources and their pods may be missing'),
      ).toBeVisible();
      expect(screen.getByText('no /apis')).toBeVisible();
      expect(screen.getByText(advice)).toBeVisible();
      expect(screen.queryByText(/pods of this cluster/)).toBeNull();
    },
  );
});
