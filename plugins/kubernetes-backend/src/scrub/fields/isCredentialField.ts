import { isNamedCredential } from '../names';
import { looksLikeChance } from '../credentialValue';

/** Names of fields that logs have in harmless texts, too, and what their credentials look like. */
interface FieldRule {
  /** Of the words of the name: `set cookie` for `Set-Cookie`. */
  readonly name: RegExp;
  readonly isCredential: (text: string) => boolean;
}

const LINK = /^[a-z][a-z+.-]{1,20}:\/\//i;

/** How something authenticates, rather than with what. */
const KIND_OF_AUTH =
  /^(?:[a-z]+(?:[-_ ][a-z]+)*|oauth-?\d|saml-?\d|scram-sha-\d{1,3}|v\d)$/i;

/** The name of an object, perhaps with its namespace. */
const OBJECT_NAME = /^[a-z0-9](?:[a-z0-9./-]{0,250}[a-z0-9])?$/;

const RULES: readonly FieldRule[] = [
  {
    name: /(?:^| )(?:authorization|(?:basic|http|proxy)?auth)$/,
    isCredential: text =>
      !KIND_OF_AUTH.test(text) && !LINK.test(text) && !/^\d*$/.test(text),
  },
  {
    name: /(?:^| )cookies?$/,
    isCredential: text => /^[^\s=]+=./.test(text) || looksLikeChance(text),
  },
  {
    name: /(?:^| )(?:credentials?|creds?)$/,
    isCredential: text =>
      (/[:=]/.test(text) && !LINK.test(text)) || looksLikeChance(text),
  },
  {
    name: /(?:^| )secrets$/,
    isCredential: text => text !== '' && !OBJECT_NAME.test(text),
  },
  {
    name: /(?:^| )(?:t?otp|mnemonic|seed phrase|bearer|salt)$/,
    isCredential: text => isNamedCredential('password', text),
  },
  {
    name: /(?:^| )(?:ssh|tls|ssl|rsa|gpg|pgp|sas|host|server|client|primary|secondary) key$/,
    isCredential: looksLikeChance,
  },
  {
    // Whole files.
    name: /(?:^| )(?:kubeconfig|kube config|docker config|pgpass|netrc|htpasswd|id (?:rsa|dsa|ecdsa|ed25519)|keystore|jks|pfx|p12)$/,
    isCredential: text => /[\n{:]|^[\w+/=-]{40}/.test(text),
  },
];

/** Longer ones are texts. */
const MAX_NAME_LENGTH = 200;

/**
 * Whether the value of a field is a credential by its name. Stricter than for a line of
 * a log, where `authorization: …` is mostly a sentence.
 */
export function isCredentialField(name: string, text: string): boolean {
  if (text === '' || name.length > MAX_NAME_LENGTH) return false;
  if (isNamedCredential(name, text)) return true;
  return findRules(name).some(rule => rule.isCredential(text));
}

/** Names repeat in all objects of a kind. */
const MAX_KNOWN = 5_000;
const known = new Map<string, readonly FieldRule[]>();

function findRules(name: string): readonly FieldRule[] {
  let rules = known.get(name);
  if (!rules) {
    const words = splitWords(name);
    rules = RULES.filter(rule => rule.name.test(words));
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(name, rules);
  }
  return rules;
}

/** `X-Api-Key`, `apiKey` and `API_KEY` are `api key` at their end. */
function splitWords(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter(word => word !== '')
    .join(' ')
    .toLowerCase();
}
