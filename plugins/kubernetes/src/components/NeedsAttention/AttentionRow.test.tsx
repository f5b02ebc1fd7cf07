import { renderInTestApp } from '@backstage/frontend-test-utils';
import { rollUpFindings } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import { aFinding } from '../../fixtures';
import { inCluster } from '../../service';
import { AttentionRow } from './AttentionRow';

describe('AttentionRow', () => {
  it('names all clusters of a problem that no pod stands for', async () => {
    const paused = aFinding([], { class: 'DeploymentPaused' });
    const [finding] = rollUpFindings([
      inCluster(paused, 'us'),
      inCluster(paused, 'eu'),
    ]);
    renderInTestApp(
      <AttentionRow
        finding={finding}
        ages={{ now: 0, age: () => undefined, ago: () => '' }}
        onHelp={() => {}}
      />,
    );
    expect(await screen.findByText('eu, us')).toBeVisible();
  });

  it('quotes what decides', async () => {
    renderInTestApp(
      <AttentionRow
        finding={inCluster(aFinding(['dice-2']), 'eu')}
        ages={{ now: 0, age: () => undefined, ago: () => '' }}
        onHelp={() => {}}
      />,
    );
    expect(
      await screen.findByText('Error: connect ECONNREFUSED 10.0.3.7:5432'),
    ).toBeVisible();
  });
});
