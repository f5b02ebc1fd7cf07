import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// On a busy machine the first picture of an app takes its time.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out, so there is nothing that it could scroll to.
Element.prototype.scrollIntoView = () => {};

// What a user chose is remembered, and no test is to begin with another one's choice.
afterEach(() => window.localStorage.clear());
