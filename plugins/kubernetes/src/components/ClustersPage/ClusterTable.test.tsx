import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aClusterList,
  aClusterRow,
  failingRow,
  showClustersPage,
} from '../../__testUtils__/clustersPage';

describe('ClusterTable', () => {
  it('shows each cluster’s state, latency, last error and the way out', async () => {
    showClustersPage({
      clusters: () => aClusterList(aClusterRow(), failingRow),
    });
    const works = await screen.findByRole('row', { name: /^eu/ });
    expect(works).toHaveTextContent('Healthy');
    expect(works).toHaveTextContent('12 ms');
    expect(works).toHaveTextContent('95% within 80 ms');
    const fails = screen.getByRole('row', { name: /^United States/ });
    expect(fails).toHaveTextContent('us · us-east-1');
    expect(fails).toHaveTextContent('Failing');
    expect(fails).toHaveTextContent('Requests paused after repeated failures');
    expect(fails).toHaveTextContent('The API server didn’t respond in time');
    expect(fails).toHaveTextContent('it hangs');
    expect(fails).toHaveTextContent('packets are dropped between');
  });
  it('does not flip between replicas of the backend: it adds them up', async () => {
    const answers = ['a', 'b'].map(replica => ({
      ...aClusterList(aClusterRow({ viewers: replica === 'a' ? 3 : 4 })),
      replica,
    }));
    showClustersPage({ clusters: () => answers.shift() ?? aClusterList() });
    expect(
      await screen.findByText(/^Updated .* ago$|^Updated (?:just )?now/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(
      await screen.findByText(/^Updated .*, from 2 backend replicas$/),
    ).toBeVisible();
    expect(screen.getByRole('cell', { name: '7' })).toBeVisible();
  });
});
