import { InputError } from '@backstage/errors';
import { IncomingHttpHeaders } from 'node:http';
import {
  USER_TOKEN_HEADER_PREFIX,
  userTokenHeader,
} from '@podlight/backstage-plugin-kubernetes-common';

/** The printable characters that a header may contain. */
const TOKEN = /^[\x21-\x7e]+$/;

/** The largest real tokens, with hundreds of groups, have about 8 KiB. */
const MAX_TOKEN_LENGTH = 16 * 1024;

/** Far above the number of logins in any real installation. */
const MAX_TOKENS = 16;

/**
 * The user tokens that the browser sent, by login. They never appear in logs,
 * JSON or a debugger's preview.
 */
export class UserTokens {
  readonly #tokens: ReadonlyMap<string, string>;

  private constructor(tokens: ReadonlyMap<string, string>) {
    this.#tokens = tokens;
  }

  /** @throws InputError that names the header, never its value */
  static fromHeaders(headers: IncomingHttpHeaders): UserTokens {
    const tokens = new Map<string, string>();
    for (const [name, value] of Object.entries(headers)) {
      if (!name.startsWith(USER_TOKEN_HEADER_PREFIX)) continue;
      if (
        typeof value !== 'string' ||
        value.length > MAX_TOKEN_LENGTH ||
        !TOKEN.test(value) ||
        tokens.size >= MAX_TOKENS
      ) {
        throw new InputError(
          `The header ${name} does not hold one token, or there are more than ${MAX_TOKENS} of its kind.`,
        );
      }
      tokens.set(name, value);
    }
    return new UserTokens(tokens);
  }

  /** The token of a login, by the name that an AuthProvider uses for it. */
  get(login: string): string | undefined {
    return this.#tokens.get(userTokenHeader(login));
  }
}
