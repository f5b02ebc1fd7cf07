import { hide, ScrubRule } from './ScrubRule';
import { isHeaderCredential, REDACTED } from './credentialValue';

/** Passwords in URLs, and URLs that are credentials themselves. */
export const LINK_RULES: readonly ScrubRule[] = [
  // Up to the last @ before a host; a port, a path or a later address is not a password.
  hide(
    /(:\/\/[^\s/?#"'<>:@]{0,100}:)(?!\d{1,5}(?:[/?#]|$))(?:[^\s"'<>:]|:(?!\/\/)){1,256}(?=@[\w[.-])/g,
    '@',
  ),
  hide(/(:\/\/)[^\s/?#"'<>:@]{20,256}(?=@)/g, '@'),
  hide(
    /(:\/\/)(?=[^\s/?#"'<>:@]{0,60}\d)[^\s/?#"'<>:@]{20,256}(?=:•••@)/g,
    '@',
  ),
  {
    // MySQL DSN of Go, shop:hunter2@tcp(db:3306)/shop, and URLs without a scheme: shop:hunter2@db:5432
    pattern:
      /(?<=[\w.%+-]):[^\s"'@:/]{3,100}(?=@(?:(?:tcp|unix|udp)\(|[\w.-]{1,100}:\d{2,5}(?![\w.])))/g,
    replace: () => `:${REDACTED}`,
    needs: ['@'],
  },
  // Webhooks of chats and of build triggers.
  hide(
    /(\b(?:hooks\.(?:slack\.com\/(?:services|workflows|triggers)|zapier\.com\/hooks\/catch)\/|discord(?:app)?\.com\/api\/webhooks\/\d{5,20}\/|webhook\.office\.com\/webhookb2\/))[\w@/-]{8,}/g,
    'hook',
  ),
  hide(
    /(\b(?:api\.telegram\.org\/bot(?=\d{5,12}:)|maker\.ifttt\.com\/[\w/-]{0,100}\/key\/))[\w:-]{8,}/g,
    'gram.o',
    'ifttt',
  ),
  // Mattermost's tokens have 26 letters and digits.
  hide(/(\/hooks\/)(?=[a-z]{0,25}\d)[a-z0-9]{26}(?![\w-])/g, 'hook'),
  // Password reset links.
  hide(
    /(\/(?:(?:password|email)[/_-])?(?:reset|magic|invite|activate)(?:[_-]?(?:password|link|token))?\/)(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Za-z])[\w-]{20,}/g,
  ),
  // OAuth authorization codes.
  hide(
    /([?&]code=)(?=[^\s&"'#]{0,60}\d)(?=[^\s&"'#]{0,60}[a-z])(?=[^\s&"'#]{0,60}[A-Z])[^\s&"'#]{16,}/g,
    'code=',
  ),
  hide(/(\bjdbc:oracle:\w{1,10}:[^\s/:@]{1,60}\/)[^\s@]{1,100}(?=@)/g, ':orac'),
];

export const HEADER_RULES: readonly ScrubRule[] = [
  // Schemes whose credential is a list.
  hide(
    /(authorization[\\"']{0,8}[ \t]{0,3}(?:=>?|:)[ \t]{0,3}(?:\[[ \t]{0,3})?[\\"']{0,8}(?:Digest|AWS4-HMAC-SHA256|OAuth|Hawk|Signature|MAC)[ \t]{1,3})[^\n]+/gi,
    'zation',
  ),
  {
    pattern:
      /(authorization[\\"']{0,8}[ \t]{0,3}(?:=>?|:)[ \t]{0,3}(?:\[[ \t]{0,3})?[\\"']{0,8}(?:(?:Bearer|Basic|Token|Negotiate|ApiKey)[ \t]{1,3})?)([^\s"'\\][^\n"'\\]{5,}|[^\s"'\\,;]{6,})/gi,
    replace: (whole, before, value) =>
      isHeaderCredential(value) ? `${before}${REDACTED}` : whole,
    needs: ['zation'],
  },
  {
    pattern: /\b((?:Bearer|Basic)(?:\\?[ \t]{1,3}|%20|\+))([\w+/=.~-]{6,})/gi,
    replace: (whole, before, value) =>
      isHeaderCredential(value, before) ? `${before}${REDACTED}` : whole,
    needs: ['bearer', 'basic'],
  },
  hide(
    /\b((?:set-)?cookie[\\"']{0,8}[ \t]{0,3}[=:][ \t]{0,3}(?:\[[ \t]{0,3})?[\\"']{0,8})(?!(?:SameSite|Path|Domain|Max-Age|Expires)=)[\w.-]{1,80}=[^\n"'\\]+/gi,
    'cookie',
  ),
  hide(
    /(\b(?:JSESSIONID|PHPSESSID|ASP\.NET_SessionId|connect\.sid|laravel_session|__(?:Secure|Host)-[\w.-]{1,60})\\{0,7}["']?[ ]?[=:][ ]?\\{0,7}["']?)[\w%.+/=:-]{6,}/gi,
    'sess',
    'ct.sid',
    '__',
  ),
  // SMTP, FTP as its client shows it, and Redis.
  hide(/(\bAUTH (?:PLAIN|LOGIN|XOAUTH2) )[\w+/=]{8,}/g, 'auth '),
  hide(/(-{1,4}>[ ]PASS[ ])\S+/g, '> pass '),
  hide(
    /(\bredis-cli[ \t][^\n|;&]{0,120}?AUTH[ \t]{1,3}|:\d{2,5}(?:\[\d{1,3}\])?> AUTH[ \t]{1,3})["']?[^\s"']+/gi,
    'auth ',
  ),
  hide(/(\b(?:setuser|user)[ ]\S{1,60}[ ](?:[^\n]{0,60}?[ ])?>)\S+/gi, 'on >'),
  hide(/("auth" (?:"[^"\n]{1,100}" )?")[^"\n]+/gi, 'auth" '),
];
