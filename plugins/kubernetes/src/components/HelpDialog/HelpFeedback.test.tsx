import { screen, within } from '@testing-library/react';
import { FakeKubernetesApi } from '../../fixtures';
import { oneFailure } from '../../__testUtils__/services';
import { showTabOver } from '../../__testUtils__/showTab';

async function openHelp() {
  const api = new FakeKubernetesApi({ messages: oneFailure });
  const user = await showTabOver(api);
  await user.click(await screen.findByRole('button', { name: /^Help/ }));
  const feedback = screen.getByRole('group', { name: 'Did this help?' });
  return { api, user, feedback };
}

describe('Did this help?', () => {
  it('counts the first answer, thanks, and remembers it', async () => {
    const { api, user, feedback } = await openHelp();
    const no = within(feedback).getByRole('button', { name: 'No' });
    expect(within(feedback).getByRole('status')).toBeEmptyDOMElement();
    await user.click(no);
    expect(api.helpAnswers).toEqual([['ApplicationError', false]]);
    expect(within(feedback).getByRole('status')).toHaveTextContent(
      'Thanks for your feedback.',
    );
    expect(no).toHaveAttribute('aria-pressed', 'true');
    await user.click(no);
    await user.click(within(feedback).getByRole('button', { name: 'Yes' }));
    expect(api.helpAnswers).toHaveLength(1);
    expect(no).toHaveAttribute('aria-pressed', 'true');
  });

  it('takes an answer by keyboard and keeps the focus', async () => {
    const { api, user, feedback } = await openHelp();
    const yes = within(feedback).getByRole('button', { name: 'Yes' });
    yes.focus();
    await user.keyboard('{Enter}');
    expect(api.helpAnswers).toEqual([['ApplicationError', true]]);
    expect(yes).toHaveFocus();
    expect(yes).toHaveAttribute('aria-disabled', 'true');
  });

  it('asks again when Help is opened again', async () => {
    const { user, feedback } = await openHelp();
    await user.click(within(feedback).getByRole('button', { name: 'No' }));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    expect(screen.getByRole('button', { name: 'No' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
  });

  it('bothers no one with a count that failed', async () => {
    const { api, user, feedback } = await openHelp();
    api.reportHelpAnswered = async () => {
      throw new Error('offline');
    };
    await user.click(within(feedback).getByRole('button', { name: 'Yes' }));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(within(feedback).getByRole('status')).not.toBeEmptyDOMElement();
  });
});
