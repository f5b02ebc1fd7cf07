import { imageTag } from './imageTag';

describe('imageTag', () => {
  it.each([
    ['nginx', 'latest'],
    ['nginx:1.29', '1.29'],
    ['registry:5000/shop/web', 'latest'],
    ['registry:5000/shop/web:1.4.2', '1.4.2'],
    ['registry:5000/shop/web:1.4.2@sha256:0123456789abcdef', '1.4.2'],
    ['shop/web@sha256:0123456789abcdef0123', 'sha256:0123456789ab'],
    ['', 'latest'],
  ])('finds the tag of %p', (image, tag) => {
    expect(imageTag(image)).toBe(tag);
  });
});
