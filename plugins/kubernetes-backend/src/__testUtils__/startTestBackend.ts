import { startTestBackend as ofBackstage } from '@backstage/backend-test-utils';

/** Loaded with the suite and not within a test, as it registers a hook. */
export const startTestBackend = ofBackstage;
