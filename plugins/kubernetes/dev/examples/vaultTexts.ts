import {
  createFrontendModule,
  createTranslationMessages,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { kubernetesFindingsTranslationRef } from '../../src';

// Loosely typed: the reference itself knows the built-in classes only.
const ref: TranslationRef<
  string,
  Record<string, string>
> = kubernetesFindingsTranslationRef;

export const vaultTexts = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'vault-rules',
      params: {
        resource: createTranslationMessages({
          ref,
          messages: {
            'VaultLoginFailed.title': 'Vault does not let the service in',
            'VaultLoginFailed.brief': 'service account {{account}}',
            'VaultLoginFailed.meaning':
              'Before {{name}} starts, it fetches its secrets from Vault. Vault has no role for the service account {{account}} in {{namespace}}.',
            'VaultLoginFailed.steps.one':
              'Ask for a role in #vault, with the namespace and the service account.',
            'VaultLoginFailed.steps.previousLog':
              'Get the log in your terminal:',
          },
        }),
      },
    }),
  ],
});
