const AUTOSCALER =
  'Fügt der Cluster selbst Nodes hinzu, ein paar Minuten warten: Vielleicht ist einer unterwegs.';
const DESCRIBE = 'Das sagt der Scheduler zu jeder Gruppe von Nodes:';

/** Am Pod lässt sich nichts ändern. */
const NODES_IN_TROUBLE = {
  platform: 'Das Plattformteam verständigen: Am Pod liegt es nicht.',
  listNodes: 'Welche Nodes betroffen sind:',
  describePod: DESCRIBE,
};

/** Es wurde kein Node gefunden. */
export const schedulingTexts = {
  InsufficientCPU: {
    title: 'Kein Node hat genug Rechenzeit frei',
    brief: 'verlangt {{requested}}',
    meaning:
      'Der Pod verlangt {{requested}} Rechenzeit, und {{nodes}} von {{totalNodes}} Nodes können nicht mehr so viel zusagen. Es zählt, was zugesagt ist, nicht was benutzt wird.',
    plain:
      'Der Pod verlangt mehr Rechenzeit, als ein passender Node noch zusagen kann. Es zählt, was zugesagt ist, nicht was benutzt wird.',
    steps: {
      lower:
        'Braucht er weniger, resources.requests.cpu von {{kind}} {{name}} senken. Limits spielen hier keine Rolle.',
      wait: AUTOSCALER,
      describePod: DESCRIBE,
      nodeUsage: 'So beschäftigt sind die Nodes:',
    },
  },
  InsufficientMemory: {
    title: 'Kein Node hat genug Speicher frei',
    brief: 'verlangt {{requested}}',
    meaning:
      'Der Pod verlangt {{requested}} Speicher, und {{nodes}} von {{totalNodes}} Nodes können nicht mehr so viel zusagen. Es zählt, was zugesagt ist, nicht was benutzt wird.',
    plain:
      'Der Pod verlangt mehr Speicher, als ein passender Node noch zusagen kann. Es zählt, was zugesagt ist, nicht was benutzt wird.',
    steps: {
      lower:
        'Braucht er weniger, resources.requests.memory von {{kind}} {{name}} senken. Limits spielen hier keine Rolle.',
      wait: AUTOSCALER,
      describePod: DESCRIBE,
      nodeUsage: 'So beschäftigt sind die Nodes:',
    },
  },
  InsufficientEphemeralStorage: {
    title: 'Kein Node hat genug lokalen Plattenplatz frei',
    brief: 'verlangt {{requested}}',
    meaning:
      'Der Pod verlangt mehr lokalen Plattenplatz (ephemeral-storage), als ein passender Node noch zusagen kann.',
    steps: {
      lower: 'Braucht er weniger, resources.requests.ephemeral-storage senken.',
      wait: AUTOSCALER,
      describePod: DESCRIBE,
    },
  },
  InsufficientExtendedResource: {
    title: 'Kein Node hat noch ein solches Gerät frei',
    brief: '{{resource}}',
    meaning:
      'Der Pod verlangt {{resource}} (eine GPU, Huge Pages oder eine andere besondere Ressource), und kein passender Node hat noch eine frei.',
    plain:
      'Der Pod verlangt eine GPU, Huge Pages oder eine andere besondere Ressource, und kein passender Node hat noch eine frei.',
    steps: {
      spelling: 'Den Namen der Ressource prüfen.',
      others:
        'Nachsehen, wer sie benutzt, oder das Plattformteam um Nodes bitten, die sie haben.',
      describePod: DESCRIBE,
    },
  },
  TooManyPods: {
    title: 'Die Nodes haben so viele Pods, wie sie dürfen',
    meaning:
      'Jeder Node nimmt nur eine bestimmte Zahl Pods, gleich welcher Größe, und die passenden Nodes sind voll.',
    steps: {
      wait: AUTOSCALER,
      platform:
        'Das Plattformteam um mehr Nodes oder eine höhere Grenze bitten.',
      describePod: DESCRIBE,
    },
  },
  UntoleratedTaint: {
    title: 'Die Nodes sind für andere reserviert',
    brief: '{{taint}}',
    meaning:
      '{{nodes}} von {{totalNodes}} Nodes tragen einen Taint, ein Zeichen, das Pods fernhält, die es nicht dulden, und dieser Pod tut das nicht.',
    plain:
      'Die Nodes tragen einen Taint, ein Zeichen, das Pods fernhält, die es nicht dulden, und dieser Pod tut das nicht.',
    steps: {
      tolerate:
        'Gehört der Pod auf solche Nodes, {{kind}} {{name}} eine Toleration geben.',
      listNodes: 'Die Nodes:',
      describePod: DESCRIBE,
    },
    variants: {
      notReady: {
        title: 'Die Nodes sind nicht bereit',
        meaning:
          '{{nodes}} von {{totalNodes}} Nodes sind nicht bereit oder nicht erreichbar, und Kubernetes hält neue Pods von ihnen fern.',
        plain:
          'Die Nodes sind nicht bereit oder nicht erreichbar, und Kubernetes hält neue Pods von ihnen fern.',
        steps: NODES_IN_TROUBLE,
      },
      pressure: {
        title: 'Den Nodes fehlt Speicher, Plattenplatz oder Prozess-IDs',
        meaning:
          '{{nodes}} von {{totalNodes}} Nodes gehen Speicher, Plattenplatz oder Prozess-IDs aus. Bis sie sich erholen, hält Kubernetes neue Pods von ihnen fern.',
        plain:
          'Den Nodes gehen Speicher, Plattenplatz oder Prozess-IDs aus. Bis sie sich erholen, hält Kubernetes neue Pods von ihnen fern.',
        steps: NODES_IN_TROUBLE,
      },
      starting: {
        title: 'Die Nodes starten noch',
        meaning:
          '{{nodes}} von {{totalNodes}} Nodes sind dem Cluster beigetreten, aber ihr Agent für Netzwerk, Speicher oder Cloud läuft noch nicht. Sobald er läuft, entfernt er den Taint.',
        plain:
          'Die Nodes sind dem Cluster beigetreten, aber ihr Agent für Netzwerk, Speicher oder Cloud läuft noch nicht. Sobald er läuft, entfernt er den Taint.',
        steps: {
          wait: 'Ein paar Minuten warten: Neue Nodes verlieren diesen Taint von selbst.',
          agent:
            'Bleibt er, scheitert der Agent auf diesen Nodes: dem Plattformteam melden.',
          listNodes: 'Die Nodes:',
        },
      },
      leaving: {
        title: 'Die Nodes werden entfernt',
        meaning:
          '{{nodes}} von {{totalNodes}} Nodes werden bald entfernt oder heruntergefahren und nehmen deshalb keine neuen Pods an.',
        plain:
          'Die Nodes werden bald entfernt oder heruntergefahren und nehmen deshalb keine neuen Pods an.',
        steps: {
          wait: AUTOSCALER,
          listNodes: 'Welche Nodes bleiben:',
          describePod: DESCRIBE,
        },
      },
    },
  },
  NodeCordoned: {
    title: 'Die Nodes nehmen keine neuen Pods',
    meaning:
      'Jemand hat die passenden Nodes für neue Pods gesperrt, wie man es vor einer Wartung tut.',
    steps: {
      wait: 'Das Ende der Wartung abwarten oder das Plattformteam fragen.',
      listNodes: 'Diese Nodes sind gesperrt (SchedulingDisabled):',
    },
  },
  NodeAffinityMismatch: {
    title: 'Kein Node hat die Labels, die der Pod verlangt',
    brief: '{{nodeSelector}}',
    meaning:
      'Der Pod will Nodes mit bestimmten Labels (nodeSelector oder Node-Affinität), und {{nodes}} von {{totalNodes}} Nodes haben sie nicht.',
    plain:
      'Der Pod will Nodes mit bestimmten Labels (nodeSelector oder Node-Affinität), und kein verbleibender Node hat sie.',
    steps: {
      compare:
        'Die Labels Buchstabe für Buchstabe mit denen der Nodes vergleichen.',
      objectYaml: 'Das verlangt der Pod:',
      listNodes: 'Die Nodes:',
    },
  },
  PodAffinityMismatch: {
    title: 'Die Pods, neben denen er laufen will, sind nicht da',
    meaning:
      'Der Pod will neben bestimmten anderen Pods laufen (Pod-Affinität), und kein verbleibender Node hat welche.',
    steps: {
      others:
        'Prüfen, ob die anderen Pods laufen und ob die Labels in podAffinity ihre sind.',
      objectYaml: 'Die Regel:',
    },
  },
  PodAntiAffinityMismatch: {
    title: 'Jeder Node hat einen Pod, den er nicht neben sich duldet',
    meaning:
      'Der Pod teilt keinen Node mit bestimmten anderen (Pod-Anti-Affinität), meistens mit seinesgleichen, und auf jedem verbleibenden Node ist einer. In der Regel gibt es mehr Replikate als Nodes.',
    steps: {
      prefer:
        'Aus der Regel eine Vorliebe machen (preferredDuringScheduling…) oder weniger Replikate verlangen.',
      surge:
        'Während eines Rollouts zählen alte Pods noch mit: maxSurge: 0 lässt erst einen gehen, bevor der nächste kommt.',
      objectYaml: 'Die Regel:',
    },
  },
  TopologySpread: {
    title: 'Die Pods lassen sich nicht gleichmäßig genug verteilen',
    meaning:
      'Der Pod verlangt eine Verteilung über Zonen oder Nodes (topologySpreadConstraints), und jeder verbleibende Platz würde sie zu ungleich machen.',
    steps: {
      relax:
        'maxSkew erhöhen oder whenUnsatisfiable auf ScheduleAnyway setzen.',
      describePod: DESCRIBE,
    },
  },
  HostPortConflict: {
    title: 'Der Port ist auf jedem Node belegt',
    meaning:
      'Der Pod verlangt einen Port des Nodes selbst (hostPort), und auf jedem passenden Node hat ihn ein anderer Pod.',
    steps: {
      service: 'Statt hostPort einen Service benutzen, wenn es geht.',
      objectYaml: 'Die Ports:',
    },
  },
  NodeNameMismatch: {
    title: 'Der verlangte Node nimmt ihn nicht',
    meaning:
      'Der Pod nennt einen bestimmten Node, und keiner dieses Namens kann ihn nehmen.',
    steps: {
      remove:
        'nodeName aus dem Pod entfernen, wenn es nicht dieser Node sein muss.',
      listNodes: 'Diese Nodes gibt es:',
    },
  },
  PVCNotFound: {
    title: 'Ein PersistentVolumeClaim existiert nicht',
    brief: '{{claim}}',
    meaning:
      'Der Pod benutzt den PersistentVolumeClaim {{claim}}, und im Namespace {{namespace}} gibt es keinen mit diesem Namen.',
    plain:
      'Der Pod benutzt einen PersistentVolumeClaim, den es im Namespace {{namespace}} nicht gibt.',
    steps: {
      create:
        'Den Claim anlegen oder seinen Namen in {{kind}} {{name}} korrigieren.',
      listClaims: 'Diese gibt es:',
    },
  },
  PVCDeleting: {
    title: 'Ein PersistentVolumeClaim wird gelöscht',
    brief: '{{claim}}',
    meaning:
      'Der Pod benutzt den PersistentVolumeClaim {{claim}}, der gelöscht wird. Er bleibt, bis ihn niemand mehr benutzt, und neue Pods dürfen es nicht.',
    plain: 'Der Pod benutzt einen PersistentVolumeClaim, der gelöscht wird.',
    steps: {
      wait: 'Die alten Pods gehen lassen, dann den Claim neu anlegen. Achtung: Seine Daten können verloren sein.',
      listClaims: 'Die Claims:',
    },
  },
  PVLost: {
    title: 'Das Volume hinter einem Claim ist fort',
    brief: '{{claim}}',
    meaning:
      'Der PersistentVolumeClaim gehört zu einem Volume, das es nicht mehr gibt. Seine Daten können verloren sein.',
    steps: {
      platform: 'Das Plattformteam fragen, bevor etwas gelöscht wird.',
      listClaims: 'Die Claims:',
      listVolumes: 'Die Volumes:',
    },
  },
  PVCUnbound: {
    title: 'Ein Volume ist noch nicht da',
    brief: '{{claim}}',
    meaning:
      'Der Pod wartet auf einen PersistentVolumeClaim, der noch kein Volume hat: Keines passt, oder es wurde noch keines angelegt.',
    steps: {
      listClaims: 'Der Zustand der Claims:',
      listStorageClasses:
        'Prüfen, ob der Claim eine StorageClass nennt, die es gibt:',
      describePod: DESCRIBE,
    },
  },
  VolumeZoneConflict: {
    title: 'Die Platte ist in einer anderen Zone',
    meaning:
      'Die Platte des Pods ist nur in einer Zone oder auf einem Node benutzbar, und dort kann nichts den Pod aufnehmen.',
    steps: {
      room: 'In der Zone der Platte Platz schaffen oder den Cluster dort einen Node hinzufügen lassen.',
      listVolumes: 'Dort sind die Platten:',
      describePod: DESCRIBE,
    },
  },
  VolumeLimits: {
    title: 'Kein Node kann noch ein solches Volume aufnehmen',
    meaning:
      'Die passenden Nodes haben so viele Volumes, wie sie dürfen, ihnen fehlt Treiber oder Platz, oder das Volume lässt nur einen Pod zu und hat einen.',
    steps: {
      describePod: DESCRIBE,
      listClaims: 'Die Claims:',
    },
  },
  SchedulingGated: {
    title: 'Ein Controller hält den Pod zurück',
    brief: '{{gates}}',
    meaning:
      'Der Pod soll keinen Node bekommen, bis ein Controller seine Gates ({{gates}}) entfernt. Warteschlangen und Operatoren tun das mit Absicht.',
    plain:
      'Der Pod soll keinen Node bekommen, bis ein Controller es erlaubt. Warteschlangen und Operatoren tun das mit Absicht.',
    steps: {
      wait: 'Abwarten oder den Controller ansehen, dem das Gate gehört.',
      podYaml: 'Die Gates:',
    },
  },
  SchedulerError: {
    title: 'Der Scheduler hat versagt',
    meaning:
      'Der Teil von Kubernetes, der Nodes für Pods sucht, hatte selbst einen Fehler.',
    steps: {
      wait: 'Er versucht es von selbst noch einmal.',
      describePod: 'Hält es an, dem Plattformteam dies zeigen:',
    },
  },
  NoScheduler: {
    title: 'Niemand sucht einen Node',
    brief: '{{scheduler}}',
    meaning:
      'Der Pod verlangt den Scheduler {{scheduler}}, und nichts dieses Namens hat ihn angefasst.',
    plain: 'Nichts hat für diesen Pod einen Node gesucht.',
    steps: {
      name: 'schedulerName in {{kind}} {{name}} prüfen; für den üblichen Scheduler weglassen.',
      platform:
        'Stimmt er, das Plattformteam fragen, ob dieser Scheduler läuft.',
    },
  },
  DRAClaimPending: {
    title: 'Ein Gerät wurde nicht zugeteilt',
    meaning:
      'Der Pod beansprucht ein Gerät (ResourceClaim), und kein Node konnte ihm eines geben.',
    steps: {
      describePod: DESCRIBE,
      platform: 'Das Plattformteam fragen, welche Geräte es gibt.',
    },
  },
  PreemptionPending: {
    title: 'Wartet, bis weniger wichtige Pods gehen',
    brief: 'Node {{node}}',
    meaning:
      'Der Pod hat eine hohe Priorität, deshalb werden weniger wichtige Pods weggeschoben, um ihm Platz zu machen.',
    steps: { wait: 'Warten, bis sie angehalten haben.' },
  },
  UnschedulableOther: {
    title: 'Kein Node kann den Pod aufnehmen',
    meaning:
      'Der Scheduler fand keinen Node für den Pod, aus einem Grund, der hier keinen Namen hat.',
    steps: {
      read: 'Die Meldung unten lesen.',
      describePod: DESCRIBE,
      wait: AUTOSCALER,
    },
  },
} as const;
