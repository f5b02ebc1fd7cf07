const EVENTS = 'Das sagt der Controller:';
const CONDITIONS = 'Seine Bedingungen ansehen und dem Plattformteam melden:';

/** Was HorizontalPodAutoscaler melden. */
export const autoscalingTexts = {
  HPAFailedGetMetrics: {
    title: 'Der Autoscaler kann nicht messen',
    brief: '{{reason}}',
    meaning:
      'Autoscaler {{name}} bekommt keine Zahlen, deshalb lässt er die Zahl der Pods, wie sie ist.',
    steps: {
      requests:
        'Sagt die Meldung „missing request“, resources.requests an jedem Container setzen: Davon wird der Anteil genommen.',
      platform: 'Sonst das Plattformteam fragen, ob der Metrics Server läuft.',
      describeObject: EVENTS,
    },
  },
  HPATargetMissing: {
    title: 'Das Ziel des Autoscalers existiert nicht',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} soll {{target}} skalieren. Das gibt es nicht, oder es lässt sich nicht skalieren.',
    plain:
      'Autoscaler {{name}} soll etwas skalieren, das es nicht gibt oder das sich nicht skalieren lässt.',
    steps: {
      correct: 'scaleTargetRef korrigieren oder den Autoscaler löschen.',
      describeObject: EVENTS,
    },
  },
  HPAAtMax: {
    title: 'Der Autoscaler will mehr, als er darf',
    brief: 'höchstens {{maxReplicas}}',
    meaning:
      'Nach seinen Zahlen würde Autoscaler {{name}} mehr Pods laufen lassen als sein Höchstwert. Der Dienst ist unter dieser Last vielleicht zu langsam.',
    steps: {
      raise:
        'maxReplicas erhöhen, wenn der Cluster und das, was hinter dem Dienst liegt, es verkraften.',
      describeObject: 'Die Zahlen:',
    },
  },
  HPASelectorProblem: {
    title: 'Der Autoscaler kann seine Pods nicht bestimmen',
    brief: '{{target}}',
    meaning:
      'Autoscaler {{name}} weiß nicht, welche Pods er messen soll, oder ein anderer misst dieselben.',
    steps: {
      one: 'Darauf achten, dass nur ein Autoscaler dieses Ziel hat.',
      describeObject: EVENTS,
    },
  },
} as const;

/** Was PersistentVolumeClaims melden. */
export const storageTexts = {
  PVCNoStorageClass: {
    title: 'Kein Volume passt, und keines wird angelegt',
    meaning:
      'Claim {{name}} nennt keine StorageClass, und der Cluster hat keine voreingestellte, deshalb legt niemand ein Volume an.',
    steps: {
      listStorageClasses: 'Eine StorageClass wählen und im Claim nennen:',
    },
  },
  PVCStorageClassMissing: {
    title: 'Die StorageClass existiert nicht',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} verlangt eine StorageClass, die dieser Cluster nicht hat.',
    steps: { listStorageClasses: 'Diese gibt es:' },
  },
  PVCProvisioningFailed: {
    title: 'Das Volume ließ sich nicht anlegen',
    brief: '{{storageClass}}',
    meaning:
      'Das Speichersystem konnte für Claim {{name}} kein Volume anlegen. Es wird wieder versucht.',
    steps: {
      describeObject: 'Seine eigenen Worte:',
      platform: 'Hält es an, sie dem Plattformteam zeigen.',
    },
  },
  PVCWaitForFirstConsumer: {
    title: 'Das Volume wird angelegt, wenn ein Pod es braucht',
    meaning:
      'Claim {{name}} wartet auf den ersten Pod, der ihn benutzt. So soll es sein.',
    steps: { nothing: 'Nichts zu tun.' },
  },
  PVCExternalProvisioning: {
    title: 'Noch hat niemand das Volume angelegt',
    brief: '{{storageClass}}',
    meaning:
      'Claim {{name}} wartet auf einen Speichertreiber außerhalb von Kubernetes, der nicht geantwortet hat.',
    steps: {
      describeObject: EVENTS,
      platform: 'Das Plattformteam fragen, ob der Treiber läuft.',
    },
  },
  PVCLost: {
    title: 'Das Volume eines Claims ist fort',
    brief: '{{volume}}',
    meaning:
      'Claim {{name}} gehörte zu einem Volume, das es nicht mehr gibt. Seine Daten können verloren sein.',
    steps: {
      platform: 'Das Plattformteam fragen, bevor etwas gelöscht wird.',
      listVolumes: 'Die Volumes:',
    },
  },
  PVCTerminating: {
    title: 'Ein PersistentVolumeClaim wird gelöscht',
    meaning:
      'Claim {{name}} wird gelöscht und bleibt, bis kein Pod ihn mehr benutzt.',
    steps: { nothing: 'Nichts zu tun, wenn das beabsichtigt ist.' },
  },
} as const;

/** Was Services und PodDisruptionBudgets melden. */
export const serviceTexts = {
  ServiceNoEndpoints: {
    title: 'Ein Service führt nirgendwohin',
    brief: '{{selector}}',
    meaning:
      'Service {{name}} schickt Anfragen an Pods mit den Labels {{selector}}, und kein bereiter Pod nimmt sie an.',
    plain:
      'Service {{name}} schickt Anfragen an Pods mit bestimmten Labels, und kein bereiter Pod nimmt sie an.',
    steps: {
      labels: 'Den Selector mit den Labels der Pods vergleichen.',
      ready: 'Haben Pods sie, sind aber nicht bereit, diese ansehen.',
      port: 'Sind sie bereit, ist der targetPort des Service ein Name, den kein Port ihrer Container hat.',
      describeObject: 'Der Service:',
    },
    variants: {
      portName: {
        title: 'Ein Service nennt einen Port, den seine Pods nicht haben',
        brief: '{{port}}',
        meaning:
          'Service {{name}} schickt Anfragen an den Port {{port}} seiner Pods, und kein bereiter Container deklariert einen Port dieses Namens. Nichts nimmt sie an.',
        plain:
          'Service {{name}} schickt Anfragen an einen Port, den kein bereiter Container deklariert. Nichts nimmt sie an.',
        steps: {
          ports:
            'Als targetPort die Portnummer angeben oder einem Port des Containers unter ports diesen Namen geben.',
          describeObject: 'Der Service:',
        },
      },
    },
  },
  ServiceLoadBalancerPending: {
    title: 'Der Load Balancer hat keine Adresse',
    brief: '{{reason}}',
    meaning:
      'Service {{name}} ist vom Typ LoadBalancer und hat keine externe Adresse. Sein Controller meldet: {{message}}',
    plain:
      'Service {{name}} ist vom Typ LoadBalancer und hat keine externe Adresse. In einem Cluster ohne passenden Controller bekommt er nie eine.',
    steps: {
      describeObject: 'Das meldet der Controller:',
      controller:
        'Gibt es keine Events, das Plattformteam fragen, welcher Controller hier Load Balancer bereitstellt und welche Annotationen oder Klasse er braucht.',
      other:
        'Braucht niemand außerhalb des Clusters diesen Service, den Typ ClusterIP verwenden.',
    },
    variants: {
      stale: {
        title: 'Der Load Balancer wird nicht aktualisiert',
        meaning:
          'Der Load Balancer von Service {{name}} hat eine Adresse, aber sein Controller kann die letzten Änderungen nicht anwenden: {{message}}',
        plain:
          'Der Load Balancer von Service {{name}} hat eine Adresse, aber sein Controller kann die letzten Änderungen nicht anwenden.',
      },
    },
  },
  IngressSyncFailed: {
    title: 'Der Ingress-Controller lehnt den Ingress ab',
    brief: '{{reason}}',
    meaning:
      'Der Controller von Ingress {{name}} kann ihn nicht einrichten, daher erreichen Anfragen den Service vielleicht nicht: {{message}}',
    plain:
      'Der Controller von Ingress {{name}} kann ihn nicht einrichten, daher erreichen Anfragen den Service vielleicht nicht.',
    steps: {
      describeObject: 'Das meldet der Controller:',
      backend:
        'Prüfen, ob es die Services, Ports, TLS-Secrets und Annotationen gibt, die der Ingress nennt, und ob sie richtig geschrieben sind.',
      platform:
        'Geht es um Quotas oder Rechte in der Cloud, das Plattformteam verständigen.',
    },
  },
  IngressNotPickedUp: {
    title: 'Vielleicht bedient kein Ingress-Controller den Ingress',
    meaning:
      'Ingress {{name}} nennt keine Klasse, und kein Controller hat ihm eine Adresse gegeben oder etwas gemeldet. Die meisten Controller übergehen einen Ingress ohne Klasse. Antworten seine Hosts, bedient ihn hier ein Controller, ohne es zu vermerken.',
    steps: {
      classes: 'Welche Klassen es im Cluster gibt:',
      className:
        'In spec.ingressClassName diejenige angeben, die das Plattformteam empfiehlt.',
      describeObject: 'Der Ingress:',
    },
    variants: {
      missing: {
        title: 'Die Klasse des Ingress gibt es nicht',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} nennt die Klasse {{ingressClass}}, die dieser Cluster nicht hat, deshalb bedient ihn kein Controller. Im Cluster gibt es: {{classes}}.',
        plain:
          'Ingress {{name}} nennt eine Klasse, die dieser Cluster nicht hat, deshalb bedient ihn kein Controller.',
      },
      none: {
        title: 'Die Klasse des Ingress gibt es nicht',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} nennt die Klasse {{ingressClass}}, und dieser Cluster hat gar keine Ingress-Klasse, deshalb bedient ihn vermutlich kein Controller.',
        plain:
          'Ingress {{name}} nennt eine Klasse, und dieser Cluster hat gar keine, deshalb bedient ihn vermutlich kein Controller.',
        steps: {
          classes: 'Welche Klassen es im Cluster gibt:',
          controller:
            'Das Plattformteam fragen, welchen Ingress-Controller dieser Cluster hat.',
        },
      },
      unnamed: {
        title: 'Der Ingress hat keine Klasse, und keine ist Standard',
        meaning:
          'Ingress {{name}} nennt keine Klasse, und keine Klasse dieses Clusters ist Standard, deshalb bedient ihn kein Controller. Im Cluster gibt es: {{classes}}.',
        plain:
          'Ingress {{name}} nennt keine Klasse, und keine Klasse dieses Clusters ist Standard, deshalb bedient ihn kein Controller.',
      },
    },
  },
  PDBBlocksEviction: {
    title: 'Kein Pod darf umziehen',
    brief: '{{healthy}} von {{desired}} gesund',
    meaning:
      'Das PodDisruptionBudget {{name}} lässt keinen Pod fehlen, deshalb lassen sich Nodes nicht zur Wartung leeren.',
    steps: {
      listDisruptionBudgets: 'Die Budgets:',
      relax:
        'Spielraum für einen lassen: mehr Replikate oder ein niedrigeres minAvailable.',
    },
  },
} as const;

/** Was Controller von Custom Resources melden. */
export const customTexts = {
  CustomResourceFailed: {
    title: 'Eine Custom Resource ist gescheitert',
    brief: '{{condition}}: {{reason}}',
    meaning:
      'Der Controller von {{kind}} {{name}} sagt, dass es nicht so ist, wie es sein soll: {{message}}',
    plain:
      'Der Controller von {{kind}} {{name}} sagt, dass es nicht so ist, wie es sein soll.',
    steps: {
      read: 'Die Meldung lesen, sie ist die des Controllers. Was sie verlangt, gehört meist ins Manifest.',
      describeObject: 'Alle Bedingungen und Ereignisse:',
      platform:
        'Wer das Manifest nicht selbst geschrieben hat, meldet es denen, die den Controller betreiben.',
    },
  },
} as const;

/** Was Nodes melden. */
export const nodeTexts = {
  NodeNotReady: {
    title: 'Ein Node ist nicht bereit',
    brief: '{{reason}}',
    meaning:
      'Node {{name}} kann Pods nicht richtig laufen lassen. Die darauf werden vielleicht verlegt.',
    steps: { describeObject: CONDITIONS },
  },
  NodeMemoryPressure: {
    title: 'Einem Node wird der Speicher knapp',
    meaning:
      'Node {{name}} geht der Speicher aus, und er wirft vielleicht Pods hinaus.',
    steps: { describeObject: 'Wer ihn benutzt:' },
  },
  NodeDiskPressure: {
    title: 'Einem Node wird der Plattenplatz knapp',
    meaning:
      'Node {{name}} geht der Plattenplatz aus, und er wirft vielleicht Pods hinaus.',
    steps: { describeObject: CONDITIONS },
  },
  NodePIDPressure: {
    title: 'Auf einem Node laufen zu viele Prozesse',
    meaning: 'Node {{name}} gehen die Prozessnummern aus.',
    steps: { describeObject: CONDITIONS },
  },
  NodeSystemOOM: {
    title: 'Einem Node ging der Speicher aus',
    meaning:
      'Node {{name}} selbst ging der Speicher aus, und er beendete einen Prozess, vielleicht einen eigenen.',
    steps: {
      describeObject: 'Welchen:',
      requests:
        'Speicher-Requests auf das setzen, was Programme wirklich brauchen.',
    },
  },
  NodeRebooted: {
    title: 'Ein Node wurde neu gestartet',
    meaning: 'Node {{name}} wurde neu gestartet und seine Pods mit ihm.',
    steps: { nothing: 'Nichts zu tun, wenn alle wieder bereit sind.' },
  },
} as const;
