/** Paths may be regular expressions; those lead nowhere by themselves. Two slashes would lead to another host. */
const PLAIN_PATH = /^\/(?!\/)[\w\-./~]*$/;

/** The URL of a host and path; undefined for a wildcard host, and for anything that is not a host name. */
export function hostUrl({
  host,
  path = '/',
  isTls,
}: {
  readonly host?: string;
  readonly path?: string;
  readonly isTls: boolean;
}): string | undefined {
  if (!host || !/^[a-z0-9.-]+$/i.test(host)) return undefined;
  try {
    const { href } = new URL(`${isTls ? 'https' : 'http'}://${host}`);
    return PLAIN_PATH.test(path) ? new URL(path, href).href : href;
  } catch {
    // Such as 1.2.3.4.5.
    return undefined;
  }
}
