import { StorageApi } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { fourPods } from './services';
import { showTab, ShowTabOptions } from './showTab';

type User = Awaited<ReturnType<typeof showTab>>;

/** The tab of four pods. */
export function showFourPods(query = '', options: ShowTabOptions = {}) {
  return showTab(fourPods, {}, query, options);
}

/** Where the settings hold views. */
export function viewsBucket(storage: StorageApi) {
  return storage.forBucket('kubernetes.views');
}

/** Settings that hold this. */
export async function storedViews(value: object): Promise<StorageApi> {
  const storage = mockApis.storage();
  await viewsBucket(storage).set('views', value);
  return storage;
}

export async function openViews(user: User) {
  await user.click(await screen.findByRole('button', { name: /^Views/ }));
  return within(screen.getByRole('group', { name: 'Views' }));
}

export async function saveView(user: User, title: string, scope?: string) {
  const menu = await openViews(user);
  await user.type(menu.getByRole('textbox', { name: 'Name' }), title);
  if (scope) await user.click(menu.getByRole('radio', { name: scope }));
  await user.click(menu.getByRole('button', { name: 'Save' }));
  return menu;
}
