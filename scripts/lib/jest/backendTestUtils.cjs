/**
 * `@backstage/backend-test-utils` for Jest, loaded as far as a suite uses it.
 *
 * Its index loads clients of databases, caches and clouds: 2,300 modules, anew in each
 * suite. Most suites only want `mockCredentials`, which is one file.
 */
const { dirname, join } = require('node:path');

const dist = join(
  dirname(require.resolve('@backstage/backend-test-utils/package.json')),
  'dist',
);

/** By name of an export; `createMockDirectory` is not here, as its file registers hooks, which a test must not. */
const FILES = {
  createServiceMock: 'services/createServiceMock',
  mockCredentials: 'services/mockCredentials',
  mockErrorHandler: 'util/errorHandler',
  mockServices: 'services/mockServices',
  registerMswTestHooks: 'msw/registerMswTestHooks',
  ServiceFactoryTester: 'wiring/ServiceFactoryTester',
  startTestBackend: 'wiring/TestBackend',
  TestCaches: 'cache/TestCaches',
  TestDatabases: 'database/TestDatabases',
};

for (const [name, file] of Object.entries(FILES)) {
  Object.defineProperty(exports, name, {
    enumerable: true,
    get: () => require(join(dist, `${file}.cjs.js`))[name],
  });
}
