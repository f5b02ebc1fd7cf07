/**
 * `1.4.2` of `registry:5000/shop/web:1.4.2@sha256:…`; a short digest when there is no tag.
 *
 * @public
 */
export function imageTag(image: string): string {
  const [named, digest] = image.split('@');
  const lastPart = named.slice(named.lastIndexOf('/') + 1);
  const colon = lastPart.indexOf(':');
  if (colon >= 0) return lastPart.slice(colon + 1);
  return digest ? digest.slice(0, 'sha256:'.length + 12) : 'latest';
}
