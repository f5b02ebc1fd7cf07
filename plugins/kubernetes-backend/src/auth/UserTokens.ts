import { InputError } from '@backstage/errors';
import { IncomingHttpHeaders } from 'node:http';
import {
  USER_TOKEN_HEADER_PREFIX,
  userTokenHeader,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What a token may consist of: a header's printable characters. */
const TOKEN = /^[\x21-\x7e]+$/;

/** The largest tokens there are, with hundreds of groups in them, have about 8 KiB. */
const MAX_TOKEN_LENGTH = 16 * 1024;

/** More logins than any set-up has. */
const MAX_TOKENS = 16;

/**
 * The tokens that a browser has sent along, by login. They show in no log, no
 * JSON and no debugger's preview.
 */
export class UserTokens {
  readonly #tokens: ReadonlyMap<string, string>;

  private constructor(tokens: ReadonlyMap<string, string>) {
    this.#tokens = tokens;
  }

  /** @throws InputError that names the header, never what is in it */
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

  /** Of a login as an AuthProvider names it. */
  get(login: string): string | undefined {
    return this.#tokens.get(userTokenHeader(login));
  }
}
