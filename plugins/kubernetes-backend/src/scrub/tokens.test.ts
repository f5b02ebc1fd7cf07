import { applyRules } from './ScrubRule';
import { HASH_RULES, TOKEN_RULES } from './tokens';

const scrub = (text: string) =>
  applyRules(text, [{ rules: [...TOKEN_RULES, ...HASH_RULES] }]);

const CHANCE = 'aB3dE5gH7jK9mN1pQ2sT4vW6xYzC8fRuL0';
const HEX = '3f9a1c7e5b0d82643f9a1c7e5b0d8264';

describe('tokens', () => {
  it.each([
    ['GitHub', `ghp_${CHANCE}`],
    ['GitLab', `glpat-${CHANCE}`],
    ['Slack', `xoxb-${CHANCE}`],
    ['Vault', `hvs.${CHANCE}`],
    ['Stripe', `sk_live_${CHANCE}`],
    ['Google', `AIza${CHANCE}`],
    ['AWS', 'AKIAABCDEFGHIJKLMNOP'],
    ['npm', `npm_${CHANCE}`],
    ['SendGrid', `SG.${CHANCE}.${CHANCE}`],
    ['Databricks', `dapi${HEX}`],
    ['a JSON web token', `eyJhbGciOiJIUzI1NiJ9.${CHANCE}.${CHANCE}`],
    ['EKS', `k8s-aws-v1.${CHANCE}`],
    ['OpenShift', `sha256~${CHANCE}`],
    ['a bcrypt hash', `$2b$12$${CHANCE}${CHANCE.slice(0, 19)}`],
  ])('of %s are hidden wherever they stand', (_, token) => {
    for (const text of [token, `got ${token}, failed`, `"${token}"`]) {
      expect(scrub(text)).not.toContain(token.slice(-8));
    }
  });

  it.each([
    'sha256:3f9a1c7e5b0d82643f9a1c7e5b0d82643f9a1c7e5b0d82643f9a1c7e5b0d8264',
    'AKIASHORT',
    'eyJhbG.x',
    'ghp_short',
    'web-7c9d5b8f6-x2x9k',
    '9fceb02d0ae598e95dc970b74767f19372d61af8',
    'sk-learn',
  ])('leave %s', text => {
    expect(scrub(`image ${text} pulled`)).toBe(`image ${text} pulled`);
  });
});
