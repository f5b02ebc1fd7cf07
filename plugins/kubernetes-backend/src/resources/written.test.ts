import { findCaller } from './written';

it('names the file and the line that call', () => {
  const called = () => findCaller(called);
  expect(called()).toMatch(/written\.test\.ts:\d+$/);
  class Registration {
    add = function add(): string | undefined {
      return findCaller(add);
    };
  }
  const registration = new Registration();
  expect(registration.add()).toMatch(/written\.test\.ts:\d+$/);
});
