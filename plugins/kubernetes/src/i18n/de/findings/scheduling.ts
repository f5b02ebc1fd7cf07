const AUTOSCALER =
  'Läuft ein Cluster-Autoscaler, ein paar Minuten warten: Vielleicht ist ein neuer Node schon unterwegs.';
const DESCRIBE = 'Wie viele Nodes der Scheduler ausgeschlossen hat und warum:';

const NODE_SIZES =
  'CPU und Speicher, die jeder Node insgesamt für Pods hat (allocatable):';
const LARGER_NODES =
  'Braucht die Anwendung wirklich so viel, das Plattformteam um größere Nodes bitten.';

/** Am Pod lässt sich nichts ändern. */
const TELL_PLATFORM = {
  describePod: DESCRIBE,
  platform: 'Dem Plattformteam melden: Es liegt an den Nodes, nicht am Pod.',
};

const NODES_IN_TROUBLE = {
  listNodes: 'Diese Nodes sind betroffen:',
  ...TELL_PLATFORM,
};

const NODES_UNDER_PRESSURE = {
  nodeTaints: 'Diese Nodes sind betroffen:',
  ...TELL_PLATFORM,
};

/** Es wurde kein Node gefunden. */
export const schedulingTexts = {
  InsufficientCPU: {
    title: 'Kein Node hat genug CPU frei',
    brief:
      'Request: {{requested}} CPU, passt nicht auf {{allNodes}} von {{allNodes}} Nodes',
    plainBrief: 'Request: {{requested}} CPU',
    meaning:
      'Der CPU-Request des Pods ist {{requested}}; auf {{nodes}} von {{totalNodes}} Nodes passt das nicht mehr. Für Kubernetes zählen Reservierungen (Requests), nicht die tatsächliche Nutzung.',
    plain:
      'Kein passender Node hat so viel CPU frei, wie der Pod per Request verlangt. Für Kubernetes zählen Reservierungen (Requests), nicht die tatsächliche Nutzung.',
    steps: {
      wait: AUTOSCALER,
      lower:
        'Braucht die Anwendung weniger, resources.requests.cpu im Manifest von {{kind}} {{name}} senken. Ohne Request zählt das Limit als Request.',
      describePod: DESCRIBE,
      nodeUsage: 'So viel CPU nutzen die Nodes tatsächlich:',
    },
    variants: {
      tooLarge: {
        title: 'Kein passender Node ist groß genug für den CPU-Request',
        meaning:
          'Der CPU-Request des Pods ist {{requested}}. Er passt auf keinen der geeigneten Nodes, auch wenn sie leer wären. Warten hilft nur, wenn ein größerer Node dazukommt.',
        plain:
          'Der Pod verlangt per Request mehr CPU, als irgendein passender Node insgesamt hat; er würde auch auf keinen leeren passen. Warten hilft nur, wenn ein größerer Node dazukommt.',
        steps: {
          nodeSizes: NODE_SIZES,
          lower:
            'Braucht die Anwendung weniger, resources.requests.cpu im Manifest von {{kind}} {{name}} senken. Ohne Request zählt das Limit als Request.',
          larger: LARGER_NODES,
          describePod: DESCRIBE,
        },
      },
    },
  },
  InsufficientMemory: {
    title: 'Kein Node hat genug Speicher frei',
    brief:
      'Request: {{requested}}, passt nicht auf {{allNodes}} von {{allNodes}} Nodes',
    plainBrief: 'Request: {{requested}}',
    meaning:
      'Der Speicher-Request des Pods ist {{requested}}; auf {{nodes}} von {{totalNodes}} Nodes passt das nicht mehr. Für Kubernetes zählen Reservierungen (Requests), nicht die tatsächliche Nutzung.',
    plain:
      'Kein passender Node hat so viel Speicher frei, wie der Pod per Request verlangt. Für Kubernetes zählen Reservierungen (Requests), nicht die tatsächliche Nutzung.',
    steps: {
      wait: AUTOSCALER,
      lower:
        'Braucht die Anwendung weniger, resources.requests.memory im Manifest von {{kind}} {{name}} senken. Ohne Request zählt das Limit als Request.',
      describePod: DESCRIBE,
      nodeUsage: 'So viel Speicher nutzen die Nodes tatsächlich:',
    },
    variants: {
      tooLarge: {
        title: 'Kein passender Node ist groß genug für den Speicher-Request',
        meaning:
          'Der Speicher-Request des Pods ist {{requested}}. Er passt auf keinen der geeigneten Nodes, auch wenn sie leer wären. Warten hilft nur, wenn ein größerer Node dazukommt.',
        plain:
          'Der Pod verlangt per Request mehr Speicher, als irgendein passender Node insgesamt hat; er würde auch auf keinen leeren passen. Warten hilft nur, wenn ein größerer Node dazukommt.',
        steps: {
          nodeSizes: NODE_SIZES,
          lower:
            'Braucht die Anwendung weniger, resources.requests.memory im Manifest von {{kind}} {{name}} senken. Ohne Request zählt das Limit als Request.',
          larger: LARGER_NODES,
          describePod: DESCRIBE,
        },
      },
    },
  },
  InsufficientEphemeralStorage: {
    title: 'Kein Node hat genug Ephemeral Storage frei',
    brief: 'Request: {{requested}}',
    meaning:
      'Kein passender Node hat so viel lokalen Plattenplatz (ephemeral-storage) frei, wie der Pod per Request verlangt. Für Kubernetes zählen Reservierungen (Requests), nicht die tatsächliche Nutzung.',
    steps: {
      wait: AUTOSCALER,
      lower:
        'Braucht die Anwendung weniger, resources.requests.ephemeral-storage senken. Ohne Request zählt das Limit als Request.',
      describePod: DESCRIBE,
    },
  },
  InsufficientExtendedResource: {
    title: 'Kein Node hat die verlangte Ressource frei',
    brief: '{{resource}}',
    meaning:
      'Der Pod verlangt {{resource}} (eine GPU, Huge Pages oder eine andere besondere Ressource), und kein passender Node hat davon genug frei.',
    plain:
      'Der Pod verlangt eine GPU, Huge Pages oder eine andere besondere Ressource, und kein passender Node hat davon genug frei.',
    steps: {
      spelling: 'Die Schreibweise des Ressourcennamens prüfen.',
      describePod: DESCRIBE,
      others:
        'Herausfinden, welche Pods sie belegen, oder das Plattformteam um Nodes mit dieser Ressource bitten.',
    },
  },
  TooManyPods: {
    title: 'Pod-Limit der Nodes erreicht',
    meaning:
      'Auf jedem Node läuft nur eine begrenzte Zahl Pods, egal wie groß sie sind (Standard: 110), und die passenden Nodes sind voll.',
    steps: {
      wait: AUTOSCALER,
      describePod: DESCRIBE,
      platform:
        'Das Plattformteam um mehr Nodes oder ein höheres Limit bitten.',
    },
  },
  UntoleratedTaint: {
    title: 'Dem Pod fehlt eine Toleration für die Taints der Nodes',
    brief: '{{taint}}',
    meaning:
      'Taints auf {{nodes}} von {{totalNodes}} Nodes halten diesen Pod fern. Ein Taint reserviert einen Node für Pods mit passender Toleration, und die hat dieser Pod nicht.',
    plain:
      'Taints auf den Nodes halten diesen Pod fern. Ein Taint reserviert einen Node für Pods mit passender Toleration, und die hat dieser Pod nicht.',
    steps: {
      nodeTaints: 'Die Taints der Nodes:',
      describePod: DESCRIBE,
      tolerate:
        'Gehört der Pod auf solche Nodes, im Manifest von {{kind}} {{name}} eine Toleration ergänzen.',
    },
    variants: {
      notReady: {
        title: 'Nodes sind nicht bereit',
        meaning:
          'Kubernetes hält diesen Pod von Nodes fern, die nicht bereit oder nicht erreichbar sind: derzeit {{nodes}} von {{totalNodes}}.',
        plain:
          'Kubernetes hält diesen Pod von Nodes fern, die nicht bereit oder nicht erreichbar sind.',
        steps: NODES_IN_TROUBLE,
      },
      pressure: {
        title: 'Nodes mit zu wenig Speicher, Plattenplatz oder Prozess-IDs',
        meaning:
          'Kubernetes hält diesen Pod von Nodes fern, denen Speicher, Plattenplatz oder Prozess-IDs ausgehen (derzeit {{nodes}} von {{totalNodes}}), bis sie sich erholen.',
        plain:
          'Kubernetes hält diesen Pod von Nodes fern, denen Speicher, Plattenplatz oder Prozess-IDs ausgehen, bis sie sich erholen.',
        steps: NODES_UNDER_PRESSURE,
      },
      starting: {
        title: 'Nodes starten noch',
        meaning:
          'Auf {{nodes}} von {{totalNodes}} Nodes ist der Agent für Netzwerk, Storage oder Cloud noch nicht bereit. Bis dahin hält ein Taint Pods fern.',
        plain:
          'Der Agent der Nodes für Netzwerk, Storage oder Cloud ist noch nicht bereit. Bis dahin hält ein Taint Pods fern.',
        steps: {
          wait: 'Ein paar Minuten warten: Der Taint verschwindet, sobald der Agent bereit ist.',
          nodeTaints: 'Die Taints der Nodes:',
          agent:
            'Bleibt der Taint, dem Plattformteam melden, dass der Agent auf diesen Nodes nicht bereit wird.',
        },
      },
      leaving: {
        title: 'Nodes werden geleert oder entfernt',
        meaning:
          'Nodes, die gleich entfernt oder heruntergefahren werden oder in Wartung sind, nehmen keine neuen Pods an: derzeit {{nodes}} von {{totalNodes}}.',
        plain:
          'Die Nodes werden gleich entfernt oder heruntergefahren oder sind in Wartung und nehmen deshalb keine neuen Pods an.',
        steps: {
          wait: AUTOSCALER,
          nodeTaints: 'Welche Nodes keinen solchen Taint haben:',
          describePod: DESCRIBE,
        },
      },
    },
  },
  NodeCordoned: {
    title: 'Nodes sind für neue Pods gesperrt (cordoned)',
    meaning:
      'Die passenden Nodes sind gesperrt (cordoned): Sie nehmen keine neuen Pods an, meist wegen einer Wartung oder eines Upgrades.',
    steps: {
      listNodes: 'Diese Nodes sind gesperrt (SchedulingDisabled):',
      wait: 'Das Ende der Wartung abwarten oder das Plattformteam fragen.',
    },
  },
  NodeAffinityMismatch: {
    title: 'Kein Node passt zu Node-Selector oder Node-Affinity',
    brief: '{{nodeSelector}}',
    meaning:
      'Der Pod läuft nur auf Nodes mit bestimmten Labels (nodeSelector oder Node-Affinity). Damit scheiden {{nodes}} von {{totalNodes}} Nodes aus.',
    plain:
      'Der Pod läuft nur auf Nodes mit bestimmten Labels (nodeSelector oder Node-Affinity), und kein verfügbarer Node hat sie.',
    steps: {
      objectYaml: 'Diese Labels setzt der Pod voraus:',
      nodeLabels: 'Die Labels der Nodes:',
      compare:
        'Die verlangten Labels Zeichen für Zeichen mit denen der Nodes vergleichen.',
    },
  },
  PodAffinityMismatch: {
    title: 'Kein Node erfüllt die Pod-Affinity',
    meaning:
      'Der Pod muss in der Nähe bestimmter anderer Pods laufen (Pod-Affinity), und kein verfügbarer Node ist in deren Nähe.',
    steps: {
      objectYaml: 'Die Regel:',
      others:
        'Prüfen, ob die anderen Pods laufen und die Labels haben, die podAffinity auswählt.',
    },
  },
  PodAntiAffinityMismatch: {
    title: 'Pod-Anti-Affinity schließt alle Nodes aus',
    meaning:
      'Pod-Anti-Affinity hält bestimmte Pods, meist Replicas derselben Anwendung, davon ab, auf demselben Node oder in derselben Zone zu laufen. Überall läuft schon einer, meist weil es mehr Replicas als Nodes gibt. Die Regel kann zu diesem Pod oder zu einem schon laufenden gehören.',
    steps: {
      objectYaml: 'Die Regel:',
      prefer:
        'Die Regel in eine Präferenz ändern (preferredDuringScheduling…) oder weniger Replicas betreiben.',
      surge:
        'Beim Rollout eines Deployments zählen alte Pods noch mit. Mit maxSurge: 0 und maxUnavailable: 1 stoppt erst einer, bevor der nächste startet.',
    },
  },
  TopologySpread: {
    title: 'Topology Spread Constraints schließen alle Nodes aus',
    meaning:
      'Der Pod soll gleichmäßig über Zonen oder Nodes verteilt werden (topologySpreadConstraints), und auf jedem verfügbaren Node wäre die erlaubte Abweichung (maxSkew) überschritten.',
    steps: {
      describePod: DESCRIBE,
      relax: 'maxSkew erhöhen oder whenUnsatisfiable: ScheduleAnyway setzen.',
    },
  },
  HostPortConflict: {
    title: 'Host-Port ist schon belegt',
    meaning:
      'Der Pod braucht einen Port des Nodes selbst (hostPort), und auf jedem passenden Node belegt ihn schon ein anderer Pod.',
    steps: {
      objectYaml: 'Die Ports:',
      service: 'Wo möglich, statt hostPort einen Service verwenden.',
    },
  },
  NodeNameMismatch: {
    title: 'Verlangter Node kann den Pod nicht aufnehmen',
    meaning:
      'Der Pod verlangt einen bestimmten Node, und kein Node dieses Namens kann ihn aufnehmen.',
    steps: {
      listNodes: 'Diese Nodes gibt es:',
      remove:
        'nodeName aus dem Pod entfernen, wenn es nicht genau dieser Node sein muss.',
    },
  },
  PVCNotFound: {
    title: 'PersistentVolumeClaim nicht gefunden',
    brief: '{{claim}}',
    meaning:
      'Der Pod verwendet den PersistentVolumeClaim {{claim}}, den es im Namespace {{namespace}} nicht gibt.',
    plain:
      'Der Pod verwendet einen PersistentVolumeClaim, den es im Namespace {{namespace}} nicht gibt.',
    steps: {
      listClaims: 'Diese Claims gibt es:',
      create:
        'Den Claim anlegen oder seinen Namen im Manifest von {{kind}} {{name}} korrigieren.',
    },
  },
  PVCDeleting: {
    title: 'PersistentVolumeClaim des Pods wird gelöscht',
    brief: '{{claim}}',
    meaning:
      'Der Pod verwendet den PersistentVolumeClaim {{claim}}, der gerade gelöscht wird. Kubernetes behält ihn, bis kein Pod ihn mehr verwendet, plant aber keine neuen Pods damit ein.',
    plain:
      'Der Pod verwendet einen PersistentVolumeClaim, der gerade gelöscht wird.',
    steps: {
      listClaims: 'Die Claims:',
      backup:
        'Die Daten sichern, falls sie gebraucht werden: Mit dem Claim wird meist auch sein Volume gelöscht.',
      wait: 'Die Pods stoppen, die den Claim noch verwenden, und ihn dann neu anlegen.',
    },
  },
  PVLost: {
    title: 'PersistentVolumeClaim des Pods hat sein Volume verloren',
    brief: '{{claim}}',
    meaning:
      'Der PersistentVolumeClaim ist an ein PersistentVolume gebunden, das es nicht mehr gibt. Die Daten sind womöglich verloren.',
    steps: {
      listClaims: 'Die Claims:',
      listVolumes: 'Die Volumes:',
      platform: 'Das Plattformteam fragen, bevor etwas gelöscht wird.',
    },
  },
  PVCUnbound: {
    title: 'PersistentVolumeClaim ist nicht gebunden',
    brief: '{{claim}}',
    meaning:
      'Der Pod wartet auf einen PersistentVolumeClaim, der an kein Volume gebunden ist: Kein vorhandenes passt, oder es wurde noch keines angelegt.',
    steps: {
      listClaims: 'Der Zustand der Claims:',
      listStorageClasses: 'Prüfen, ob es die StorageClass des Claims gibt:',
      describePod: DESCRIBE,
    },
  },
  VolumeZoneConflict: {
    title: 'Volume gehört zu einer anderen Zone oder einem anderen Node',
    meaning:
      'Das Volume des Pods ist nur in einer Zone oder auf einem Node verfügbar, und dort kann kein Node den Pod aufnehmen (Volume Node Affinity Conflict).',
    steps: {
      describePod: DESCRIBE,
      listVolumes: 'Die Volumes:',
      room: 'In der Zone des Volumes Ressourcen freigeben oder dort vom Cluster-Autoscaler einen Node hinzufügen lassen.',
    },
  },
  VolumeLimits: {
    title: 'Kein Node kann das Volume anhängen',
    meaning:
      'Die passenden Nodes haben ihr Volume-Limit erreicht, ihnen fehlt der Storage-Treiber oder freier Platz, oder das Volume erlaubt nur einen Pod (ReadWriteOncePod) und ist in Benutzung.',
    steps: {
      describePod: DESCRIBE,
      listClaims: 'Die Claims:',
    },
  },
  SchedulingGated: {
    title: 'Durch Scheduling Gates zurückgehalten',
    brief: '{{gates}}',
    meaning:
      'Kubernetes weist dem Pod keinen Node zu, bis ein Controller seine Scheduling Gates entfernt: {{gates}}. Queues und Operators setzen Gates mit Absicht.',
    plain:
      'Kubernetes weist dem Pod keinen Node zu, bis ein Controller seine Scheduling Gates entfernt. Queues und Operators setzen Gates mit Absicht.',
    steps: {
      podYaml: 'Die Gates:',
      wait: 'Abwarten oder den Controller prüfen, der das Gate gesetzt hat.',
    },
  },
  SchedulerError: {
    title: 'Fehler im Scheduler',
    meaning:
      'Im Scheduler, der in Kubernetes jedem Pod einen Node zuweist, ist ein interner Fehler aufgetreten.',
    steps: {
      wait: 'Abwarten: Der Scheduler versucht es automatisch erneut.',
      describePod: 'Bleibt der Fehler, dem Plattformteam dies zeigen:',
    },
  },
  NoScheduler: {
    title: 'Kein Scheduler kümmert sich um den Pod',
    brief: '{{scheduler}}',
    meaning:
      'Für den Pod ist der Scheduler {{scheduler}} zuständig, der noch nichts dazu gemeldet hat. Meist läuft kein Scheduler dieses Namens.',
    plain: 'Noch hat kein Scheduler etwas zu diesem Pod gemeldet.',
    steps: {
      name: 'schedulerName im Manifest von {{kind}} {{name}} prüfen. Ohne Angabe gilt der Standard-Scheduler.',
      platform:
        'Stimmt der Name, das Plattformteam fragen, ob dieser Scheduler läuft.',
    },
  },
  DRAClaimPending: {
    title: 'Angefordertes Gerät ist nicht zugeteilt',
    meaning:
      'Der Pod fordert über einen ResourceClaim ein Gerät an, etwa eine GPU, das noch kein Node bereitstellen kann.',
    steps: {
      describePod: DESCRIBE,
      platform: 'Das Plattformteam fragen, welche Geräte verfügbar sind.',
    },
  },
  PreemptionPending: {
    title: 'Preemption: Pods mit niedrigerer Priorität weichen',
    brief: 'Node {{node}}',
    meaning:
      'Der Pod hat eine hohe Priorität. Deshalb stoppt Kubernetes Pods mit niedrigerer Priorität auf dem Node, um Platz zu schaffen.',
    steps: { wait: 'Warten, bis diese Pods gestoppt sind.' },
  },
  UnschedulableOther: {
    title: 'Kein Node für den Pod gefunden',
    meaning:
      'Der Scheduler hat keinen Node für den Pod gefunden (FailedScheduling). Seine Meldung nennt den Grund.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: DESCRIBE,
      wait: AUTOSCALER,
    },
    variants: {
      group: {
        title: 'Kein Platz für die ganze Pod-Gruppe',
        meaning:
          'Der Pod gehört zu einer Gruppe, die nur gemeinsam startet (Gang Scheduling), und nicht genug ihrer Pods lassen sich gleichzeitig unterbringen.',
        steps: {
          read: 'Der Meldung unten entnehmen, wie viele Pods die Gruppe braucht (minAvailable oder minMember) und wie viele davon keinen Node haben oder fehlen.',
          describePod: DESCRIBE,
          queue:
            'Die Queue der Gruppe prüfen: Andere schöpfen vielleicht ihr Kontingent aus, oder die Gruppe verlangt mehr, als es erlaubt.',
          smaller:
            'Die Requests der Pods senken oder das Minimum der Gruppe, falls die Arbeit mit weniger Pods beginnen kann.',
        },
      },
    },
  },
} as const;
