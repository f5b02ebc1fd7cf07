import { kubernetesPlugin } from './plugin';

/** A library that is loaded fails the import above. */
function failToLoad(): never {
  throw new Error('This is to be loaded when a cluster needs it.');
}
jest.mock('@azure/identity', () => failToLoad());
jest.mock('@aws-sdk/credential-providers', () => failToLoad());
jest.mock('@backstage/integration-aws-node', () => failToLoad());
jest.mock('@smithy/signature-v4', () => failToLoad());
jest.mock('@marcbachmann/cel-js', () => failToLoad());
jest.mock('re2js', () => failToLoad());
jest.mock('google-auth-library', () => failToLoad());
jest.mock('@kubernetes/client-node', () => failToLoad());

describe('the plugin', () => {
  it('starts without the SDKs of the clouds', () => {
    expect(kubernetesPlugin).toBeDefined();
    expect(() => jest.requireMock('@azure/identity')).toThrow(
      'when a cluster needs it',
    );
  });
});
