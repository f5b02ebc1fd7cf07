import { readSandboxMessage } from './sandboxMessage';

describe('readSandboxMessage', () => {
  it.each([
    ['IPExhausted', 'add cmd: failed to assign an IP address to container'],
    ['IPExhausted', 'plugin type="calico" failed: no more free IP addresses'],
    ['IPExhausted', 'subnet 10.0.0.0/24 is full'],
    [
      'OOMAtStart',
      'OCI runtime create failed: container init was OOM-killed (memory limit too low?)',
    ],
    ['IPExhausted', 'No available IPConfigs, waiting on Azure CNS'],
    [
      'SandboxNetworkFailed',
      'failed to initialize key-value store of network plugin: timed out locking store',
    ],
    [
      'SandboxNetworkFailed',
      'hnsCall failed in Win32: There are no more endpoints available from the endpoint mapper. (0x6d9)',
    ],
    ['RuntimeClassHandlerMissing', 'no runtime for "gvisor" is configured'],
    [
      'RuntimeClassHandlerMissing',
      'OCI runtime create failed: unknown runtime specified gvisor',
    ],
    [
      'SandboxOther',
      'failed to reserve sandbox name "web": name is reserved for',
    ],
    [
      'SandboxNetworkFailed',
      'failed to setup network for sandbox "1": plugin type="flannel" failed',
    ],
    ['SandboxOther', 'something else'],
    ['SandboxOther', ''],
  ])('classifies as %s: %s', (name, message) => {
    expect(readSandboxMessage(message).class).toBe(name);
  });

  it.each([
    ['failed to write to cgroup: cannot allocate memory', true, 'OOMAtStart'],
    [
      'failed to write to cgroup: cannot allocate memory',
      false,
      'SandboxOther',
    ],
    ['mmap: cannot allocate memory', true, 'SandboxOther'],
  ])('blames the limit for %s only if it is tiny', (message, isTiny, name) => {
    expect(readSandboxMessage(message, isTiny).class).toBe(name);
  });

  it('names the image of the sandbox, and why it could not be pulled', () => {
    expect(
      readSandboxMessage(
        'failed to get sandbox image "registry.k8s.io/pause:3.9": failed to pull image: not found',
      ),
    ).toMatchObject({
      class: 'ImageNotFound',
      image: 'registry.k8s.io/pause:3.9',
    });
  });

  it('prefers the cause to the step in which it was missing', () => {
    expect(
      readSandboxMessage(
        'failed to setup network for sandbox: plugin type="aws-cni" failed (add): failed to assign an IP address',
      ).class,
    ).toBe('IPExhausted');
  });
});
