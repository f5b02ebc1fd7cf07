import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  ClusterReasonCode,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  kubernetesLoginsApiRef,
  KubernetesLogins,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lackingLogin, SignIn } from './SignIn';

const failedBy = (code: ClusterReasonCode, login?: string) =>
  ({
    head: { name: 'eu', login },
    state: { phase: 'failed', reason: { code, message: 'no' } },
  } as unknown as ServiceCluster);

it.each<[ClusterReasonCode, boolean]>([
  ['credential', true],
  ['unauthenticated', true],
  ['forbidden', false],
  ['unreachable', false],
])('can be mended by signing in: %s %p', (code, canBe) => {
  expect(lackingLogin(failedBy(code, 'google'))).toBe(
    canBe ? 'google' : undefined,
  );
  expect(lackingLogin(failedBy(code))).toBeUndefined();
});

it('is no matter of a login while the cluster is live', () => {
  const live = { head: { login: 'google' }, state: { phase: 'live' } };
  expect(lackingLogin(live as unknown as ServiceCluster)).toBeUndefined();
});

function show(login: string, signIn: () => Promise<string>) {
  const logins = new KubernetesLogins({ [login]: signIn });
  renderInTestApp(<SignIn login={login} message={'expired\u202E'} />, {
    apis: [[kubernetesLoginsApiRef, logins]],
  });
  return screen.findByRole('button');
}

it.each([
  ['google', 'Sign in with Google'],
  ['aks', 'Sign in with Microsoft'],
  ['oidc.okta', 'Sign in with okta'],
])('names who is signed in to by %s', async (login, name) => {
  expect(await show(login, async () => 'x')).toHaveTextContent(name);
  expect(document.body.textContent).not.toContain('\u202E');
});

it('says why it failed, until it is tried again', async () => {
  const attempts: ((error: Error) => void)[] = [];
  const button = await show(
    'google',
    () => new Promise((_, reject) => attempts.push(reject)),
  );
  await userEvent.click(button);
  attempts[0](new Error('popup blocked'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Sign-in failed: popup blocked',
  );
  await userEvent.click(button);
  await waitFor(() =>
    expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
  );
});
