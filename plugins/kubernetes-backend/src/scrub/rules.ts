import { CODE_RULES } from './codeRules';
import { COMMAND_RULES, OPTION_RULES } from './commandRules';
import { HEADER_RULES, LINK_RULES } from './linkRules';
import { NAME_RULES } from './names';
import { PAIR_RULES } from './pairRules';
import { hide, RuleGroup } from './ScrubRule';
import { PROSE_RULES } from './proseRules';
import { FILE_RULES, SQL_RULES } from './sqlRules';
import { HASH_RULES, TOKEN_RULES } from './tokens';
import { REDACTED } from './credentialValue';

/** Suffix of an event's name in Kubernetes: nanoseconds since 1970. */
const OF_EVENT = /^\.1[5-9a-f][0-9a-f]{14}$/;

/** In order of application; later rules leave hidden text alone. */
export const SCRUB_RULES: readonly RuleGroup[] = [
  {
    rules: [
      ...TOKEN_RULES,
      ...HASH_RULES,
      ...LINK_RULES,
      ...HEADER_RULES,
      ...CODE_RULES,
      ...PAIR_RULES,
      ...SQL_RULES,
      ...NAME_RULES,
      // Terraform's plan: "old" -> "new"
      hide(/(•••["'][ \t]{1,3}->[ \t]{1,3}["'])[^"'\n]+/g, '->'),
      ...COMMAND_RULES,
    ],
  },
  // An option: a dash and a single letter.
  { when: /-(?<!\w--?)[A-Za-z]/, rules: OPTION_RULES },
  {
    rules: [
      ...FILE_RULES,
      ...PROSE_RULES,
      {
        // The token of `kubeadm join`: the part before the dot is only its id.
        pattern: /\.(?<=(?<![\w.-])[a-z0-9]{6}\.)[a-z0-9]{16}(?![\w.-])/g,
        replace: half =>
          /\d/.test(half) && !OF_EVENT.test(half) ? `.${REDACTED}` : half,
      },
    ],
  },
];
