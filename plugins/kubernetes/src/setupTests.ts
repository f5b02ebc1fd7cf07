import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { slowDown } from './fixtures/latency';

// On a busy machine the first render of an app takes long.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out, so there is nothing that it could scroll to.
Element.prototype.scrollIntoView = () => {};

// What a user chose is remembered, and no test is to begin with another one's choice.
afterEach(() => window.localStorage.clear());

// Such as 400, to find tests that act or assert before an answer has arrived.
if (process.env.PODLIGHT_TEST_LATENCY_MS) {
  slowDown(Number(process.env.PODLIGHT_TEST_LATENCY_MS));
}
