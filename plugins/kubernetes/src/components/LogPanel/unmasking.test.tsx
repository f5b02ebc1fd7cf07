import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PodLogsOptions } from '@podlight/backstage-plugin-kubernetes-react';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { aCluster, aHello, aPodRow } from '../../fixtures';
import { showTab, viewSearch } from '../../__testUtils__/showTab';
import { useUnmasking } from './unmasking';

const POD = '?pod=eu/games/dice-1&tab=logs';
const MERGED = '?logs=merged';

let shows = 0;

async function show(
  query: string,
  { isOffered = true, isAllowed = true } = {},
) {
  // What was decided is remembered by entity.
  shows += 1;
  const entityRef = `component:default/dice-${shows}`;
  const authorize = jest.fn(async () => ({
    result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  }));
  const log = jest.fn(
    (_pod: unknown, { unscrubbed }: PodLogsOptions) =>
      `2026-03-01T12:00:01Z password=${unscrubbed ? 'hunter2' : '•••'}`,
  );
  const user = await showTab(
    [
      aHello(['eu'], {
        entityRef,
        ...(isOffered && { allowsUnscrubbedLogs: true }),
      }),
      aCluster('eu', [
        aPodRow({ name: 'dice-1' }),
        aPodRow({ name: 'dice-2' }),
      ]),
    ],
    { log },
    query,
    { permissions: { authorize } },
  );
  return { user, authorize, log, entityRef };
}

/** By text, which is far quicker to find here than by role. */
const unmask = () => screen.findByText('Show secrets');
const masked = () => screen.findAllByText(/password=•••/);
const secrets = () => screen.findAllByText(/hunter2/);
const noSecrets = () =>
  waitFor(() => expect(screen.queryAllByText(/hunter2/)).toEqual([]));

describe.each([
  ['one log', POD],
  ['merged logs', MERGED],
])('unmasking %s', (_, query) => {
  it('is off at first, is done by keyboard, and is in no link', async () => {
    const { user, authorize, entityRef } = await show(query);
    await masked();
    const toggle = await unmask();
    expect(toggle).toHaveRole('button');
    expect(toggle).toHaveAttribute('aria-pressed', 'false');
    expect(authorize).toHaveBeenCalledWith(
      expect.objectContaining({
        permission: expect.objectContaining({
          name: 'podlight.logs.unscrubbed.read',
        }),
        resourceRef: entityRef,
      }),
    );
    toggle.focus();
    await user.keyboard('{Enter}');
    await secrets();
    expect(await unmask()).toHaveAttribute('aria-pressed', 'true');
    expect(viewSearch()).not.toMatch(/unmask|unscrub/);
  });

  it('warns, and offers to mask again', async () => {
    await show(query);
    fireEvent.click(await unmask());
    await secrets();
    expect(screen.getByText(/Secrets in this log are visible/)).toBeVisible();
    fireEvent.click(screen.getByText('Mask secrets'));
    await noSecrets();
    await masked();
    expect(screen.queryByText(/Secrets in this log are visible/)).toBeNull();
  });

  it.each([
    ['the reader lacks the permission', { isAllowed: false }],
    ['the backend does not offer it', { isOffered: false }],
  ])('is not offered where %s', async (__, options) => {
    const { log } = await show(query, options);
    await masked();
    expect(screen.queryByText('Show secrets')).toBeNull();
    for (const [, asked] of log.mock.calls) {
      expect(asked.unscrubbed).toBeUndefined();
    }
  });
});

function Subject(props: { readonly subject: string }) {
  const { isOn, set } = useUnmasking(props.subject);
  return <button onClick={() => set(true)}>{isOn ? 'on' : 'off'}</button>;
}

it('is off again for the next pod in the same drawer, and stays off on the way back', () => {
  const { rerender } = render(<Subject subject="a" />);
  fireEvent.click(screen.getByText('off'));
  expect(screen.getByText('on')).toBeVisible();
  rerender(<Subject subject="b" />);
  expect(screen.getByText('off')).toBeVisible();
  rerender(<Subject subject="a" />);
  expect(screen.getByText('off')).toBeVisible();
});

it('is off again each time a log is opened', () => {
  const { unmount } = render(<Subject subject="a" />);
  fireEvent.click(screen.getByText('off'));
  unmount();
  render(<Subject subject="a" />);
  expect(screen.getByText('off')).toBeVisible();
});
