const { forPackage } = require('../../eslint-podlight');

const config = forPackage(__dirname);

module.exports = {
  ...config,
  rules: {
    ...config.rules,
    // A command prints; and our own packages are bundled from the repository, not installed here.
    'no-console': 'off',
    'import/no-extraneous-dependencies': 'off',
    '@backstage/no-undeclared-imports': 'off',
  },
};
