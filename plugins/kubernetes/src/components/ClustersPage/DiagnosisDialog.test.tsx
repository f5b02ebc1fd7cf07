import { ClusterDiagnosis } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aClusterList,
  aClusterRow,
  diagnosis,
  failingRow,
  showClustersPage,
} from '../../__testUtils__/clustersPage';

describe('DiagnosisDialog', () => {
  it('diagnoses a cluster step by step, and says what to do at the one that fails', async () => {
    showClustersPage({
      clusters: () => aClusterList(aClusterRow(), failingRow),
      diagnosis: () => diagnosis,
    });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('button', { name: 'Diagnose United States' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Diagnosis of us',
    });
    const steps = await within(dialog).findAllByRole('listitem');
    expect(steps).toHaveLength(5);
    expect(steps[0]).toHaveTextContent('DNS: OK 3 ms');
    expect(steps[1]).toHaveTextContent('TCP connection: failed 3,000 ms');
    expect(steps[1]).toHaveTextContent('no firewall');
    expect(steps[4]).toHaveTextContent(
      'Permission to list pods: skipped (an earlier check failed)',
    );
    expect(steps[4]).not.toHaveTextContent('What to do');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it.each([
    ['unauthenticated', 'Credentials'],
    ['credential', 'Credentials'],
    ['timeout', 'API response'],
  ] as const)(
    'at a request that fails by %s speaks of: %s',
    async (code, title) => {
      const step = { step: 'authenticate', outcome: 'failed', code } as const;
      showClustersPage(
        {
          clusters: () => aClusterList(failingRow),
          diagnosis: () => ({
            ...diagnosis,
            steps: [{ ...step, message: 'no' }],
          }),
        },
        '/kubernetes?diagnose=us',
      );
      expect(await screen.findByText(`${title}: failed`)).toBeVisible();
    },
  );

  it('opens the diagnosis that the URL names, and tries again when told', async () => {
    const good: ClusterDiagnosis = {
      ...diagnosis,
      steps: diagnosis.steps.map(({ step }) => ({
        step,
        outcome: 'ok',
        ms: 1,
        message: 'fine',
      })),
    };
    const answers = [diagnosis, good];
    showClustersPage(
      {
        clusters: () => aClusterList(failingRow),
        diagnosis: () => answers.shift() ?? good,
      },
      '/kubernetes?diagnose=us',
    );
    await screen.findByText('What to do');
    await userEvent.click(
      screen.getByRole('button', { name: 'Diagnose again' }),
    );
    expect(await screen.findByText('All checks passed.')).toBeVisible();
  });
});
