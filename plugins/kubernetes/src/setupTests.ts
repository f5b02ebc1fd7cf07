import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// On a busy machine the first picture of an app takes its time.
configure({ asyncUtilTimeout: 10_000 });

// jsdom lays nothing out, so there is nothing that it could scroll to.
Element.prototype.scrollIntoView = () => {};
