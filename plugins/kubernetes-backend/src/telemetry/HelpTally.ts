import { FleetHelp } from '@podlight/backstage-plugin-kubernetes-common';
import { HelpAnswer } from './Telemetry';

/** Counts what the metrics count of Help, too, for a page that has no Prometheus to ask. */
export class HelpTally {
  readonly #counts = new Map<string, FleetHelp>();

  /** @param failureClass - one that is declared, so there are not many */
  opened(failureClass: string): void {
    this.#add(failureClass, 'opened');
  }

  answered({ class: failureClass, helped }: HelpAnswer): void {
    this.#add(failureClass, helped === 'yes' ? 'helped' : 'notHelped');
  }

  /** Undefined while nobody has opened it. */
  get(failureClass: string): FleetHelp | undefined {
    return this.#counts.get(failureClass);
  }

  #add(failureClass: string, field: keyof FleetHelp): void {
    const known = this.#counts.get(failureClass) ?? {
      opened: 0,
      helped: 0,
      notHelped: 0,
    };
    this.#counts.set(failureClass, { ...known, [field]: known[field] + 1 });
  }
}
