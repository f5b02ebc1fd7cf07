import { appVersion } from '.';
import { aContainer, aServicePod } from './testing/aServicePod';

describe('appVersion', () => {
  const label = { 'app.kubernetes.io/version': '2.0.0' };
  const digest = `sha256:${'a1b2c3d4e5f6'.repeat(6)}`;

  it.each([
    ['the tag', 'registry:5000/shop/web:1.4.2', {}, '1.4.2'],
    ['the tag rather than the label', 'web:1.4.2', label, '1.4.2'],
    ['the tag beside a digest', `web:1.4.2@${digest}`, label, '1.4.2'],
    ['the label where the tag moves', 'web:latest', label, '2.0.0'],
    ['the label where there is no tag', 'registry:5000/web', label, '2.0.0'],
    ['the label rather than a digest', `web@${digest}`, label, '2.0.0'],
    ['a short digest', `web@${digest}`, {}, 'sha256:a1b2c3d4e5f6'],
    ['a moving tag if all else fails', 'web', {}, 'latest'],
    ['the label without an image', undefined, label, '2.0.0'],
    ['nothing', undefined, {}, undefined],
  ])('is %s', (_, image, labels, version) => {
    const { row } = aServicePod({ labels, containers: [aContainer(image)] });
    expect(appVersion(row)).toBe(version);
  });

  it('is that of the program, not of a proxy or an init container', () => {
    const { row } = aServicePod({
      containers: [
        aContainer('migrate:7', { kind: 'init', name: 'migrate' }),
        aContainer('proxyv2:1.22', { name: 'istio-proxy' }),
        aContainer('web:1.4.2'),
      ],
    });
    expect(appVersion(row)).toBe('1.4.2');
  });

  it('is that of a proxy which runs alone', () => {
    const { row } = aServicePod({
      containers: [
        aContainer('migrate:7', { kind: 'init', name: 'migrate' }),
        aContainer('proxyv2:1.22', { name: 'istio-proxy' }),
      ],
    });
    expect(appVersion(row)).toBe('1.22');
  });
});
