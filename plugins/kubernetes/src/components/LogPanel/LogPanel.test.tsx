import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { refusal, viewQuery } from '../../__testUtils__/showTab';
import { LOG, showLog, lines, shown } from '../../__testUtils__/showLog';

describe('LogPanel', () => {
  it('reads the container’s current log when it has not restarted, and says why there is no other', async () => {
    const { log } = await showLog();
    expect(await shown()).toHaveLength(5);
    expect(log).toHaveBeenCalledWith(
      expect.objectContaining({ cluster: 'eu', name: 'dice-1' }),
      expect.objectContaining({
        container: 'app',
        previous: false,
        tailLines: 1_000,
        timestamps: true,
      }),
    );
    const previous = screen.getByRole('radio', { name: 'Previous' });
    expect(previous).toBeDisabled();
    expect(previous).toHaveAccessibleDescription(/hasn’t restarted/);
  });

  it('begins with the run that crashed, and has the current one', async () => {
    const { user } = await showLog(
      ({ previous }) => (previous ? 'it crashed' : 'it runs'),
      '',
      'dice-2',
    );
    expect(await shown()).toEqual(['it crashed']);
    await user.click(screen.getByRole('radio', { name: 'Current' }));
    await waitFor(async () => expect(await shown()).toEqual(['it runs']));
    expect(viewQuery().get('run')).toBe('current');
  });

  it('offers the current run where the previous one has been removed', async () => {
    const error = await refusal(404, 'Removed.', 'no-previous-run');
    const { user } = await showLog(
      ({ previous }) => {
        if (previous) throw error;
        return 'it runs';
      },
      '',
      'dice-2',
    );
    await user.click(
      await screen.findByRole('button', { name: 'Show the current run' }),
    );
    expect(await shown()).toEqual(['it runs']);
  });
  it('marks what is searched, goes from hit to hit, and can leave the rest out', async () => {
    const { user } = await showLog();
    await lines();
    await user.type(
      screen.getByRole('searchbox', { name: 'Search the log' }),
      'redis',
    );
    expect(await screen.findByText('3 matches')).toBeVisible();
    expect(
      [...(await lines()).querySelectorAll('mark')].map(
        mark => mark.textContent,
      ),
    ).toEqual(['Redis', 'redis', 'redis']);
    await user.keyboard('{Shift>}{Enter}{/Shift}');
    expect(screen.getByText('3 of 3')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next match' }));
    expect(screen.getByText('1 of 3')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Match case' }));
    expect(await screen.findByText('2 matches')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Matches only' }));
    await waitFor(async () =>
      expect(await shown()).toEqual([
        'ERROR no redis',
        '    at connect (redis.js:3)',
      ]),
    );
    expect(viewQuery().get('find')).toBe('redis');
    expect(viewQuery().get('case')).toBe('1');
  });

  it('searches with regular expressions, and says what is wrong with one', async () => {
    const { user } = await showLog(() => LOG, '&find=^(INFO|bye&regex=1');
    expect(await screen.findByText(/Invalid regular expression/)).toBeVisible();
    expect(await shown()).toHaveLength(5);
    await user.type(screen.getByRole('searchbox', { name: /log/ }), ')');
    expect(await screen.findByText('3 matches')).toBeVisible();
  });

  it('searches by an expression of a link that would hang a browser', async () => {
    const line = `${'a'.repeat(30_000)}!`;
    await showLog(() => `${line}\n`, '&find=(a%2B)%2B%24&regex=1');
    expect(await screen.findByText('0 matches')).toBeVisible();
    expect(await shown()).toEqual([line]);
  });

  it.each([
    ['x(?!y)', /Lookaround and backreferences aren’t supported/],
    ['(%3F%3A[a-z]%3F)%7B500%7DQ', /This search is too large/],
  ])('says of %s what it cannot do', async (find, words) => {
    await showLog(() => LOG, `&find=${find}&regex=1`);
    expect(await screen.findByText(words)).toBeVisible();
    expect(await shown()).toHaveLength(5);
  });
  it('links to a line', async () => {
    await showLog();
    const row = (await lines()).querySelector('[data-number="3"]');
    fireEvent.click(row ?? document.body);
    await waitFor(() =>
      expect(viewQuery().get('line')).toBe('2026-03-01T12:00:03.000000000Z'),
    );
    expect(
      screen.getByRole('button', { name: 'Copy link to line 3' }),
    ).toBeVisible();
  });

  it('links to a line with the keyboard alone', async () => {
    const { user } = await showLog();
    const box = await lines();
    expect(box).toHaveAccessibleDescription(/^Press Enter to go to the lines/);
    act(() => box.focus());
    await user.keyboard('{Enter}');
    const last = within(box).getByRole('button', { name: /INFO bye$/ });
    expect(last).toHaveFocus();
    await user.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowUp}');
    const second = within(box).getByRole('button', { name: /to Redis$/ });
    expect(second).toHaveFocus();
    expect(second).toHaveAttribute('aria-pressed', 'false');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(second).toHaveAttribute('aria-pressed', 'true'));
    expect(viewQuery().get('line')).toBe('2026-03-01T12:00:02.000000000Z');
    await user.keyboard('{Escape}');
    expect(box).toHaveFocus();
    expect(within(box).queryByRole('button')).toBeNull();
    expect(screen.getByRole('dialog', { name: 'dice-1' })).toBeVisible();
  });

  it('neither scrolls nor adds lines while text is selected', async () => {
    let release = () => {};
    const more = async function* more() {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      yield '\n2026-03-01T12:00:05Z one more\n';
      await new Promise(() => {});
    };
    await showLog(() => `${LOG}\n`, '&follow=1', 'dice-1', more);
    const box = await lines();
    const select = (text: Element | null | undefined) => {
      const selection = document.getSelection();
      if (text) selection?.selectAllChildren(text);
      else selection?.removeAllRanges();
      fireEvent(document, new Event('selectionchange'));
    };
    select(box.querySelector('[data-line="3"] code'));
    await act(async () => release());
    const pill = await screen.findByRole('button', { name: /^1 new line/ });
    expect(await shown()).toHaveLength(5);
    expect(document.getSelection()?.toString()).toBe('ERROR no redis');
    fireEvent.click(pill);
    select(undefined);
    expect((await shown()).at(-1)).toBe('one more');
    expect(screen.queryByRole('button', { name: /new line/ })).toBeNull();
  });

  it('says that a linked line is not among those that were read', async () => {
    await showLog(() => LOG, '&line=2026-01-01T00:00:00.000000000Z');
    expect(
      await screen.findByText(/linked line isn’t among the loaded/),
    ).toBeVisible();
  });

  it('follows, counts what is new while the reader has scrolled up, and says when it ends', async () => {
    let release = () => {};
    const more = async function* more() {
      await new Promise<void>(resolve => {
        release = resolve;
      });
      yield '\n2026-03-01T12:00:05Z one more\n2026-03-01T12:00:06Z and more\n';
    };
    const { user } = await showLog(
      () => `${LOG}\n`,
      '&follow=1',
      'dice-1',
      more,
    );
    const box = await lines();
    expect(screen.getByText(/following/)).toBeVisible();
    Object.defineProperty(box, 'scrollHeight', { value: 900 });
    Object.defineProperty(box, 'clientHeight', { value: 100 });
    fireEvent.scroll(box, { target: { scrollTop: 40 } });
    await act(async () => release());
    await user.click(
      await screen.findByRole('button', { name: /^2 new lines/ }),
    );
    expect(box.scrollTop).toBe(900);
    expect(screen.queryByRole('button', { name: /new line/ })).toBeNull();
    expect(await screen.findByText(/the container has exited/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Reconnect' })).toBeVisible();
  });

  it('keeps what it has when it breaks off', async () => {
    const more = async function* more(): AsyncGenerator<string> {
      yield '\n';
      throw new Error('The connection to the log was lost');
    };
    await showLog(() => `${LOG}\n`, '&follow=1', 'dice-1', more);
    expect(
      await screen.findByText(/disconnected: The connection/),
    ).toBeVisible();
    expect(await shown()).toHaveLength(5);
    expect(screen.getByRole('button', { name: 'Reconnect' })).toBeVisible();
  });

  it('tells a silent container from one whose log may not be read', async () => {
    await showLog(() => '');
    expect(
      await screen.findByText('The container hasn’t logged anything.'),
    ).toBeVisible();
  });

  it.each([
    [403, undefined, 'You don’t have permission to read this log'],
    [404, undefined, 'The pod no longer exists, nor does its log'],
    [404, 'not-started', 'No log yet: the container hasn’t started'],
    [429, undefined, 'Too many logs are being followed'],
    [502, undefined, 'Couldn’t load the log'],
  ])('says what %d %s means', async (status, code, words) => {
    const error = await refusal(status, 'The words of the backend.', code);
    await showLog(() => {
      throw error;
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(words);
    expect(alert).toHaveTextContent('The words of the backend.');
  });
});
