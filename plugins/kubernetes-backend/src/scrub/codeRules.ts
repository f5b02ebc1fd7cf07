import { hide, ScrubRule } from './ScrubRule';
import { REDACTED } from './credentialValue';

/**
 * PINs and one-time codes: four to eight digits behind a name that
 * means nothing else. `code=123456` may be an error code, and `pin: 17` a connector pin.
 */
export const CODE_RULES: readonly ScrubRule[] = [
  hide(
    /((?:pin(?<=(?<![a-z])pin)|otp(?<=(?<![a-z])t?otp)|[2m]fa|code(?<=(?:verification|security|confirmation|login|sms|one[_ -]time|auth(?:entication)?|backup|access)[_ -]?code)|pass(?:word|code)(?<=one[_ -]time[_ -].{8}))(?:[_ -]?(?:code|token|pin))?\\{0,7}["']?[ \t]{0,3}(?:[:=][ \t]{0,3}|[ ]is[ ]{1,3})\\{0,7}["']?)\d{4,8}(?![\w-]|\.\d)/gi,
  ),
  hide(
    /(\b(?:[2m]fa|verification|one-time)[ ]code[ ])\d{4,8}(?![\w-]|\.\d)/gi,
    'code ',
  ),
  {
    pattern:
      /(?<![\w.]|\w\w-)\d{4,8}(?=[ ](?:is|as)[ ]your[ ](?:[\w-]{1,20}[ ]){0,3}(?:code|otp|pin|passcode)\b)/gi,
    replace: () => REDACTED,
    needs: ['your '],
  },
  hide(
    /(\byour[ ](?:(?!exit|error|status|zip|postal|country)[\w-]{1,20}[ ]){0,3}(?:code|otp|pin)[ ]is:?[ ])\d{4,8}(?![\w-]|\.\d)/gi,
    'your ',
  ),
  // The seed phrase of a crypto wallet.
  hide(
    /(\b(?:mnemonic|(?:seed|recovery)[_ -]?phrase)["']{0,2}[ \t]{0,3}[:=][ \t]{0,3}["']?)(?:[a-z]{3,10}[ ,]{1,2}){10,23}[a-z]{3,10}/gi,
    'mnemon',
    'phrase',
  ),
];
