/** GKE and its API take tokens of this scope. */
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** Gets an access token of a Google service account. */
export type GetGoogleToken = () => Promise<{
  readonly token: string;
  readonly expiresAt?: Date;
}>;

type GoogleLibrary = Pick<typeof import('google-auth-library'), 'GoogleAuth'>;

/**
 * Tokens of the service account of the given key, or of the one that
 * `GOOGLE_APPLICATION_CREDENTIALS` or the machine names. Loads the library when it
 * is needed.
 *
 * @param key - `kubernetes.googleServiceAccountCredentials`, JSON
 */
export function googleTokenFrom(
  key: string | undefined,
  loadLibrary: () => Promise<GoogleLibrary> = () =>
    import('google-auth-library'),
): GetGoogleToken {
  return async () => {
    const { GoogleAuth } = await loadLibrary();
    const client = await new GoogleAuth({
      scopes: SCOPE,
      ...(key === undefined ? {} : { credentials: parseKey(key) }),
    }).getClient();
    const { token } = await client.getAccessToken();
    if (!token) {
      throw new Error(
        'Google returned no token. Set kubernetes.googleServiceAccountCredentials or GOOGLE_APPLICATION_CREDENTIALS.',
      );
    }
    const expiry = client.credentials.expiry_date;
    return { token, expiresAt: expiry ? new Date(expiry) : undefined };
  };
}

function parseKey(key: string): object {
  if (key.trim() === '') {
    throw new Error(
      'kubernetes.googleServiceAccountCredentials is empty. If it comes from an environment variable, check that the variable is set.',
    );
  }
  try {
    const parsed: unknown = JSON.parse(key);
    if (typeof parsed === 'object' && parsed !== null) return parsed;
  } catch {
    // The parser's message would quote the key.
  }
  throw new Error(
    "kubernetes.googleServiceAccountCredentials isn't the JSON of a service account key.",
  );
}
