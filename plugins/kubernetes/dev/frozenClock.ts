import { FIXTURE_NOW } from '../src/fixtures';

const SystemDate = Date;

/** Always the moment at which the fixtures are taken, so that no age on the screen changes. */
class FrozenDate extends SystemDate {
  constructor(time: number | string | Date = FIXTURE_NOW) {
    super(time);
  }

  static now(): number {
    return FIXTURE_NOW;
  }
}

/** Stops the clock of the page; timers still run. */
export function freezeClock(): void {
  globalThis.Date = FrozenDate as unknown as DateConstructor;
}
