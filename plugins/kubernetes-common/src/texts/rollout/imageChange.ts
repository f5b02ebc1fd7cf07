import { imageTag } from './imageTag';

/** Both images of a change: their tags alone where these are what differs. */
export function shortImages(
  from: string,
  to: string,
): readonly [from: string, to: string] {
  const tags = [imageTag(from), imageTag(to)] as const;
  return repository(from) === repository(to) && tags[0] !== tags[1]
    ? tags
    : [from, to];
}

function repository(image: string): string {
  const [named] = image.split('@');
  const lastSlash = named.lastIndexOf('/');
  const colon = named.indexOf(':', lastSlash + 1);
  return colon < 0 ? named : named.slice(0, colon);
}
