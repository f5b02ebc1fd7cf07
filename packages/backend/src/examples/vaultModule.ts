import { createBackendModule } from '@backstage/backend-plugin-api';
import { kubernetesDiagnosisExtensionPoint } from '@podlight/backstage-plugin-kubernetes-node';
import { vaultRules } from './vaultRules';

export default createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'vault-rules',
  register(registration) {
    registration.registerInit({
      deps: { diagnosis: kubernetesDiagnosisExtensionPoint },
      async init({ diagnosis }) {
        diagnosis.addRuleSet(vaultRules);
      },
    });
  },
});
