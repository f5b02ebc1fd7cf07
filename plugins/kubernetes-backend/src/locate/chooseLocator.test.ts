import { ServiceLocator } from '@podlight/backstage-plugin-kubernetes-node';
import { chooseLocator } from './chooseLocator';

const LOCATOR: ServiceLocator = { id: 'cmdb', locate: async () => [] };

function choose(type?: string, added: readonly ServiceLocator[] = [LOCATOR]) {
  const serviceLocatorMethod = type === undefined ? undefined : { type };
  return chooseLocator({ serviceLocatorMethod } as never, added);
}

it('takes the one that is configured, and multiTenant without any', () => {
  expect(choose().id).toBe('multiTenant');
  expect(choose('singleTenant').id).toBe('singleTenant');
  expect(choose('cmdb')).toBe(LOCATOR);
});

it('names all there are when there is none of that name', () => {
  const attempt = () => choose('cmbd');
  expect(attempt).toThrow(expect.objectContaining({ name: 'InputError' }));
  expect(attempt).toThrow(
    /there is no service locator 'cmbd'; use one of multiTenant, .*cmdb, or add one/,
  );
});

it('refuses two of one name', () => {
  expect(() => choose('cmdb', [LOCATOR, LOCATOR])).toThrow(
    "more than one service locator with the id 'cmdb'",
  );
});
