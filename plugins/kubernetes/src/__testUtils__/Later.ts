import { ServiceMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { act } from '@testing-library/react';

/** Messages that come when a test lets them. */
export class Later implements AsyncIterable<ServiceMessage> {
  #send: (message: ServiceMessage) => void = () => {};

  async *[Symbol.asyncIterator]() {
    for (;;) {
      yield await new Promise<ServiceMessage>(resolve => {
        this.#send = resolve;
      });
    }
  }

  /** Until it is on the screen. */
  async send(message: ServiceMessage) {
    await act(async () => {
      this.#send(message);
      await new Promise(resolve => setTimeout(resolve, 50));
    });
  }
}
