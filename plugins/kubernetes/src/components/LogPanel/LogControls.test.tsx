import { screen, waitFor, within } from '@testing-library/react';
import { viewQuery } from '../../__testUtils__/showTab';
import { LOG, showLog, lines, shown } from '../../__testUtils__/showLog';

describe('LogControls', () => {
  it('has init and sidecar containers, and says what they are', async () => {
    const { user, log } = await showLog();
    await lines();
    const picker = screen.getByRole('combobox', { name: 'Container' });
    expect(
      within(picker)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual(['migrate (init)', 'app', 'proxy (sidecar)']);
    await user.selectOptions(picker, 'migrate (init)');
    await waitFor(() =>
      expect(log).toHaveBeenLastCalledWith(
        expect.anything(),
        expect.objectContaining({ container: 'migrate' }),
      ),
    );
    expect(viewQuery().get('container')).toBe('migrate');
  });

  it('reads as much as is asked for, which the URL remembers', async () => {
    const { user, log } = await showLog(() => LOG, '&since=15m');
    await lines();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Last' }),
      '10000',
    );
    await waitFor(() =>
      expect(log).toHaveBeenLastCalledWith(
        expect.anything(),
        expect.objectContaining({ tailLines: 10_000, sinceSeconds: 900 }),
      ),
    );
    expect(viewQuery().get('tail')).toBe('10000');
  });
  it('leaves out what is less than a level, and keeps what belongs to an error', async () => {
    const { user } = await showLog();
    await lines();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Level' }),
      'errors',
    );
    await waitFor(async () =>
      expect(await shown()).toEqual([
        'ERROR no redis',
        '    at connect (redis.js:3)',
      ]),
    );
  });

  it('shows times when asked, and remembers that for every log', async () => {
    const { user } = await showLog();
    expect(await lines()).not.toHaveTextContent('12:00:01');
    await user.click(screen.getByRole('button', { name: 'Timestamps' }));
    await waitFor(async () =>
      expect(await lines()).toHaveTextContent(
        '2026-03-01T12:00:01.000Z INFO starting',
      ),
    );
    expect(screen.getByRole('button', { name: 'Timestamps' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });
});
