import { screen, waitFor, within } from '@testing-library/react';
import { aPodRow } from '../../fixtures';
import {
  showForConnect,
  openDialog,
  line,
} from '../../__testUtils__/showConnect';

describe('ConnectLines', () => {
  it('copies one line that leads to the cluster and the namespace', async () => {
    const user = await showForConnect({
      heads: [{ name: 'eu', title: 'Europe' }],
    });
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const dialog = await openDialog(user);
    expect(dialog).toHaveAccessibleName('Connect to Europe');
    await user.click(
      within(dialog).getByRole('button', {
        name: 'Copy the command that switches',
      }),
    );
    expect(await within(dialog).findByText('Copied')).toBeVisible();
    expect(copied).toHaveBeenCalledWith(
      'kubectl config use-context eu && kubectl config set-context --current --namespace=games',
    );
    // The pod was found by its owner and does not have the label.
    expect(line(dialog, /^Run without switching/)).toBe(
      'kubectl get --context=eu -n games pod/dice-1',
    );
  });

  it('selects the pods that the tab shows: by the label where all have it', async () => {
    const labels = { 'backstage.io/kubernetes-id': 'dice-roller' };
    const user = await showForConnect({
      pods: ['dice-1', 'dice-2'].map(name => aPodRow({ name, labels })),
    });
    expect(line(await openDialog(user), /^Run without switching/)).toBe(
      'kubectl get pods --context=eu -n games -l backstage.io/kubernetes-id=dice-roller',
    );
  });

  it('selects the pods that the tab shows: by name where some were found without the label', async () => {
    const labels = { 'backstage.io/kubernetes-id': 'dice-roller' };
    const user = await showForConnect({
      pods: [
        aPodRow({ name: 'dice-1', labels }),
        aPodRow({ name: 'dice-2', labels: { app: 'x' } }),
        aPodRow({ name: 'dice-3', namespace: 'test', labels }),
      ],
    });
    expect(line(await openDialog(user), /^Run without switching/)).toBe(
      'kubectl get --context=eu -n games pod/dice-1 pod/dice-2',
    );
  });
  it('logs in where that is needed, and says how to sign in to the cloud', async () => {
    const user = await showForConnect({
      heads: [
        {
          name: 'eu',
          connect: {
            type: 'gcloud',
            project: 'p',
            location: 'europe-west1',
            cluster: 'c',
          },
        },
      ],
    });
    const dialog = await openDialog(user);
    expect(line(dialog, /^Log in and switch to namespace games/)).toMatch(
      /^gcloud container clusters get-credentials .* && kubectl config set-context --current/,
    );
    expect(line(dialog, /aren’t logged in/)).toBe('gcloud auth login');
    expect(
      within(dialog).getByText(/^The login command creates it/),
    ).toBeVisible();
  });
  it('remembers what the reader calls the context', async () => {
    const user = await showForConnect();
    const dialog = await openDialog(user);
    const field = within(dialog).getByRole('textbox', { name: /^Context/ });
    expect(field).toHaveAccessibleDescription(
      /^We assume the context is named like/,
    );
    await user.type(field, "it's mine");
    expect(line(dialog, /^Switch to namespace/)).toMatch(
      /^kubectl config use-context 'it'\\''s mine' && /,
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      within(await openDialog(user)).getByRole('textbox', { name: /^Context/ }),
    ).toHaveValue("it's mine");
  });

  it('says when there is no command', async () => {
    const user = await showForConnect({
      heads: [
        {
          name: 'eu',
          connect: { type: 'template', command: 'in {{parameters.tenant}}' },
        },
      ],
    });
    const dialog = await openDialog(user);
    expect(within(dialog).getByText(/^No command available/)).toBeVisible();
  });
});
