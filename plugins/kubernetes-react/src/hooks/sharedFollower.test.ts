import { ScriptedApi } from '../testing/ScriptedApi';
import { sharedFollower } from './sharedFollower';

const SHOP = 'component:default/shop';
const NEWS = 'component:default/news';

it('is one for all who follow an entity over the same API', () => {
  const api = new ScriptedApi();
  const shop = sharedFollower(api, SHOP);
  expect(sharedFollower(api, SHOP)).toBe(shop);
  expect(sharedFollower(api, NEWS)).not.toBe(shop);
  expect(sharedFollower(new ScriptedApi(), SHOP)).not.toBe(shop);
});

it('has one connection, until the last has left', () => {
  const api = new ScriptedApi();
  const shop = sharedFollower(api, SHOP);
  const [first, second] = [
    shop.subscribe(() => undefined),
    shop.subscribe(() => undefined),
  ];
  expect(api.connections).toHaveLength(1);
  first();
  expect(api.connections[0].signal.aborted).toBe(false);
  expect(sharedFollower(api, SHOP)).toBe(shop);
  second();
  expect(api.connections[0].signal.aborted).toBe(true);
  expect(sharedFollower(api, SHOP)).not.toBe(shop);
});

it('is found again by others when a component that kept it is mounted again', () => {
  const api = new ScriptedApi();
  const kept = sharedFollower(api, SHOP);
  kept.subscribe(() => undefined)();
  const leave = kept.subscribe(() => undefined);
  expect(sharedFollower(api, SHOP)).toBe(kept);
  leave();
});

it('does not take the place of a newer one', () => {
  const api = new ScriptedApi();
  const old = sharedFollower(api, SHOP);
  old.subscribe(() => undefined)();
  const newer = sharedFollower(api, SHOP);
  const leaveNewer = newer.subscribe(() => undefined);
  const leaveOld = old.subscribe(() => undefined);
  expect(sharedFollower(api, SHOP)).toBe(newer);
  leaveOld();
  expect(sharedFollower(api, SHOP)).toBe(newer);
  leaveNewer();
  expect(sharedFollower(api, SHOP)).not.toBe(newer);
});
