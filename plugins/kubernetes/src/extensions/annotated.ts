const HAS_ID = {
  'metadata.annotations.backstage.io/kubernetes-id': { $exists: true },
};

const HAS_SELECTOR = {
  'metadata.annotations.backstage.io/kubernetes-label-selector': {
    $exists: true,
  },
};

/**
 * Finds entities that say where they run. An object and no function, so that
 * app-config can replace it.
 */
export const ANNOTATED_ENTITIES = { $any: [HAS_ID, HAS_SELECTOR] };
