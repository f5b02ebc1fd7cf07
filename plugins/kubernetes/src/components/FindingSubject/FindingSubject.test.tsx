import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aFinding } from '../../fixtures';
import { inCluster } from '../../service';
import { FindingSubject } from './FindingSubject';

const about = (kind: string, name: string, pods: readonly string[] = []) =>
  inCluster(
    aFinding(pods, { scope: { kind, namespace: 'games', name } }),
    'eu',
  );

function show(finding: Finding, leads = true) {
  const onObject = jest.fn();
  const onPod = jest.fn();
  renderInTestApp(
    <FindingSubject finding={finding} {...(leads && { onObject, onPod })} />,
  );
  return { onObject, onPod };
}

describe('what a finding is about', () => {
  it('leads to the object', async () => {
    const finding = about('Deployment', 'web', ['web-1']);
    const { onObject, onPod } = show(finding);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Open the details of Deployment web',
      }),
    );
    expect(onObject).toHaveBeenCalledWith(finding.scope);
    expect(onPod).not.toHaveBeenCalled();
  });

  it('leads to the pod, which is no row of the panel of objects', async () => {
    const { onObject, onPod } = show(about('Pod', 'web-1', ['web-1']));
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Open the details of Pod web-1',
      }),
    );
    expect(onPod).toHaveBeenCalledWith({
      cluster: 'eu',
      namespace: 'games',
      name: 'web-1',
    });
    expect(onObject).not.toHaveBeenCalled();
  });

  it.each([
    ['a node', about('Node', 'node-1'), 'Node node-1'],
    ['a pod of which no one says where', about('Pod', 'web-1'), 'Pod web-1'],
  ])('leads nowhere for %s', async (_, finding, words) => {
    show(finding);
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('leads nowhere where there are no details', async () => {
    show(about('Deployment', 'web'), false);
    expect(await screen.findByText('Deployment web')).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
