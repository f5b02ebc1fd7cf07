const EVENTS = 'Das meldet der Controller:';

/** Was Anfragen von Pods fernhält, und PodDisruptionBudgets. */
export const serviceTexts = {
  ServiceNoEndpoints: {
    title: 'Service hat keine bereiten Endpoints',
    brief: '{{selector}}',
    meaning:
      'Service {{name}} schickt Anfragen an Pods mit den Labels {{selector}}, und kein solcher Pod ist bereit. Anfragen an den Service schlagen fehl.',
    plain:
      'Service {{name}} schickt Anfragen an Pods mit bestimmten Labels, und kein solcher Pod ist bereit. Anfragen an den Service schlagen fehl.',
    steps: {
      describeObject: 'Der Service:',
      ready:
        'Gibt es passende Pods, die nur nicht bereit sind, zuerst diese in Ordnung bringen.',
      labels:
        'Passt kein Pod, den Selector des Service mit den Labels der Pods vergleichen.',
    },
    variants: {
      portName: {
        title: 'Portname des Service passt zu keinem Container-Port',
        brief: '{{port}}',
        meaning:
          'Service {{name}} schickt Anfragen an den Port namens {{port}}, aber kein bereiter Container deklariert einen Port dieses Namens. Anfragen an den Service schlagen fehl.',
        plain:
          'Service {{name}} schickt Anfragen an einen benannten Port, den kein bereiter Container deklariert. Anfragen an den Service schlagen fehl.',
        steps: {
          describeObject: 'Der Service:',
          ports:
            'Als targetPort die Portnummer angeben oder dem Port unter ports des Containers diesen Namen geben.',
        },
      },
      onePort: {
        title: 'Ein Port des Service passt zu keinem Container-Port',
        brief: '{{servicePort}} → {{port}}',
        meaning:
          'Service {{name}} schickt Anfragen an seinen Port {{servicePort}} weiter an den Container-Port namens {{port}}, aber kein bereiter Container deklariert einen Port dieses Namens. Anfragen an diesen Port schlagen fehl; die anderen Ports funktionieren.',
        plain:
          'Service {{name}} schickt Anfragen an einen seiner Ports weiter an einen benannten Port, den kein bereiter Container deklariert. Anfragen an diesen Port schlagen fehl; die anderen Ports funktionieren.',
        steps: {
          describeObject: 'Der Service:',
          ports:
            'Als targetPort die Portnummer angeben oder dem Port unter ports des Containers diesen Namen geben.',
        },
      },
      notPublished: {
        title: 'Pods sind bereit, aber der Service hat keine Endpoints',
        meaning:
          'Pods mit den Labels {{selector}} sind bereit, stehen aber in keinem EndpointSlice von Service {{name}}. Anfragen an den Service schlagen fehl.',
        plain:
          'Die Pods von Service {{name}} sind bereit, stehen aber in keinem seiner EndpointSlices. Anfragen an den Service schlagen fehl.',
        steps: {
          describeObject: 'Der Service und seine Endpoints:',
          platform:
            'Die Endpoints schreibt Kubernetes selbst, also das Plattformteam informieren: Vielleicht ist der Controller-Manager ausgefallen oder kommt nicht hinterher.',
        },
      },
      foreign: {
        title: 'Anfragen gehen an einen Service ohne bereite Endpoints',
        brief: '{{service}}',
        meaning:
          '{{kind}} {{name}} schickt Anfragen an Service {{service}}, der zu einer anderen Komponente gehört. Er hat keinen bereiten Endpoint (0 von {{matched}}), diese Anfragen schlagen also fehl.',
        plain:
          '{{kind}} {{name}} schickt Anfragen an den Service einer anderen Komponente, der keinen bereiten Endpoint hat. Diese Anfragen schlagen fehl.',
        steps: {
          describeObject: 'Wohin Anfragen gehen:',
          owner: 'Das Team informieren, dem Service {{service}} gehört.',
        },
      },
    },
  },
  ServiceLoadBalancerPending: {
    title: 'Load Balancer hat keine Adresse',
    brief: '{{reason}}',
    meaning:
      'Service {{name}} ist vom Typ LoadBalancer, hat aber keine externe Adresse. Sein Controller meldet: {{message}}',
    plain:
      'Service {{name}} ist vom Typ LoadBalancer, hat aber keine externe Adresse. In einem Cluster ohne Load-Balancer-Controller bekommt er nie eine.',
    steps: {
      describeObject: EVENTS,
      controller:
        'Dem Plattformteam zeigen, was der Controller meldet: Oft ist ein Kontingent erschöpft, oder ein Recht oder Subnetz fehlt. Gibt es keine Events, fragen, welcher Controller hier Load Balancer bereitstellt und welche Annotationen oder Klasse er braucht.',
      other:
        'Braucht nichts außerhalb des Clusters diesen Service, den Typ ClusterIP verwenden.',
    },
    variants: {
      stale: {
        title: 'Aktualisierung des Load Balancers fehlgeschlagen',
        meaning:
          'Der Load Balancer von Service {{name}} hat eine Adresse, aber sein Controller kann die letzten Änderungen nicht anwenden: {{message}}',
        plain:
          'Der Load Balancer von Service {{name}} hat eine Adresse, aber sein Controller kann die letzten Änderungen nicht anwenden.',
      },
      deleting: {
        title: 'Load Balancer lässt sich nicht löschen',
        meaning:
          'Service {{name}} wird gelöscht, bleibt aber, bis sein Load Balancer entfernt ist, und das gelingt seinem Controller nicht: {{message}}',
        plain:
          'Service {{name}} wird gelöscht, bleibt aber, bis sein Load Balancer entfernt ist, und das gelingt seinem Controller nicht.',
        steps: {
          describeObject: EVENTS,
          controller:
            'Dem Plattformteam zeigen, was der Controller meldet: Oft benutzt noch etwas den Load Balancer, oder ein Recht fehlt.',
          finalizer:
            'Den Finalizer des Service erst entfernen, wenn der Load Balancer von Hand gelöscht ist. Sonst bleibt er bestehen und kostet weiter Geld.',
        },
      },
    },
  },
  IngressSyncFailed: {
    title: 'Ingress-Controller kann den Ingress nicht anwenden',
    brief: '{{reason}}',
    meaning:
      'Der Controller von Ingress {{name}} meldet einen Fehler, deshalb erreichen Anfragen den Service womöglich nicht: {{message}}',
    plain:
      'Der Controller von Ingress {{name}} meldet einen Fehler, deshalb erreichen Anfragen den Service womöglich nicht.',
    steps: {
      describeObject: EVENTS,
      backend:
        'Prüfen, ob Services, Ports, TLS-Secrets und Annotationen im Ingress richtig geschrieben sind und existieren.',
      platform:
        'Geht es um Quotas oder Berechtigungen in der Cloud, dem Plattformteam melden.',
    },
  },
  IngressNotPickedUp: {
    title: 'Kein Controller hat auf den Ingress reagiert',
    meaning:
      'Ingress {{name}} nennt keine Klasse, und kein Controller hat ihm eine Adresse gegeben oder etwas gemeldet. Die meisten Controller ignorieren einen Ingress ohne Klasse. Antworten seine Hosts trotzdem, bedient ihn ein Controller, ohne das zu melden.',
    steps: {
      listIngressClasses: 'Diese IngressClasses gibt es im Cluster:',
      className:
        'In spec.ingressClassName die Klasse angeben, die das Plattformteam empfiehlt.',
      describeObject: 'Der Ingress:',
    },
    variants: {
      missing: {
        title: 'IngressClass nicht gefunden',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} nennt die Klasse {{ingressClass}}, die es in diesem Cluster nicht gibt. Deshalb bedient ihn vermutlich kein Controller. Vorhandene Klassen: {{classes}}.',
        plain:
          'Ingress {{name}} nennt eine Klasse, die es in diesem Cluster nicht gibt. Deshalb bedient ihn vermutlich kein Controller.',
      },
      none: {
        title: 'IngressClass nicht gefunden',
        brief: '{{ingressClass}}',
        meaning:
          'Ingress {{name}} nennt die Klasse {{ingressClass}}, aber in diesem Cluster gibt es gar keine IngressClasses. Deshalb bedient ihn vermutlich kein Controller.',
        plain:
          'Ingress {{name}} nennt eine Klasse, aber in diesem Cluster gibt es gar keine IngressClasses. Deshalb bedient ihn vermutlich kein Controller.',
        steps: {
          controller:
            'Das Plattformteam fragen, welcher Ingress-Controller in diesem Cluster läuft.',
        },
      },
      unnamed: {
        title: 'Ingress ohne Klasse, und es gibt keine Standardklasse',
        meaning:
          'Ingress {{name}} nennt keine Klasse, und der Cluster hat keine Standardklasse. Deshalb bedient ihn vermutlich kein Controller. Vorhandene Klassen: {{classes}}.',
        plain:
          'Ingress {{name}} nennt keine Klasse, und der Cluster hat keine Standardklasse. Deshalb bedient ihn vermutlich kein Controller.',
      },
    },
  },
  BackendServiceMissing: {
    title: 'Backend-Service nicht gefunden',
    brief: '{{service}}',
    meaning:
      '{{kind}} {{name}} schickt Anfragen an Service {{service}}, den es im Namespace {{namespace}} nicht gibt. Diese Anfragen schlagen fehl, meist mit HTTP 404, 500 oder 503.',
    plain:
      '{{kind}} {{name}} schickt Anfragen an einen Service, den es nicht gibt. Diese Anfragen schlagen fehl, meist mit HTTP 404, 500 oder 503.',
    steps: {
      listServices: 'Diese Services gibt es:',
      describeObject: 'Wohin Anfragen gehen:',
      correct:
        'Den Namen des Service im Backend korrigieren oder den Service im Namespace {{namespace}} anlegen.',
    },
  },
  BackendPortMissing: {
    title: 'Backend-Port nicht gefunden',
    brief: '{{service}}:{{port}}',
    meaning:
      '{{kind}} {{name}} schickt Anfragen an Port {{port}} von Service {{service}}, der keinen solchen Port hat. Diese Anfragen schlagen fehl, meist mit HTTP 500 oder 503. Seine Ports: {{ports}}.',
    plain:
      '{{kind}} {{name}} schickt Anfragen an einen Port, den der Service nicht hat. Diese Anfragen schlagen fehl, meist mit HTTP 500 oder 503.',
    steps: {
      listServices: 'Die Ports der Services:',
      correct:
        'Im Backend einen Port des Service angeben, nicht den des Containers. Eine Route nimmt nur die Nummer, ein Ingress auch den Namen.',
    },
  },
  RouteNotAccepted: {
    title: 'Kein Gateway nimmt die Route an',
    brief: '{{gateway}}',
    meaning:
      'Gateway {{gateway}} lehnt {{kind}} {{name}} ab, deshalb bekommt die Route keinen Traffic. Das Gateway meldet: {{message}}',
    plain:
      'Das Gateway lehnt {{kind}} {{name}} ab, deshalb bekommt die Route keinen Traffic.',
    steps: {
      describeObject: 'Die Route und was ihr Gateway meldet:',
      listGateways: 'Diese Gateways gibt es im Cluster:',
      correct:
        'spec.parentRefs oder spec.hostnames korrigieren oder die Betreiber des Gateways bitten, die Route zuzulassen.',
    },
    variants: {
      gatewayMissing: {
        title: 'Gateway nicht gefunden',
        meaning:
          '{{kind}} {{name}} nennt das Gateway {{gateway}}, das es nicht gibt. Deshalb bekommt die Route keinen Traffic.',
        plain:
          '{{kind}} {{name}} nennt ein Gateway, das es nicht gibt. Deshalb bekommt die Route keinen Traffic.',
      },
      listenerMissing: {
        title: 'Gateway hat keinen Listener für die Route',
        meaning:
          '{{kind}} {{name}} nennt einen Listener, den Gateway {{gateway}} nicht hat, oder einen für andere Arten von Routen. Seine Listener: {{message}}.',
        plain:
          '{{kind}} {{name}} nennt einen Listener, den das Gateway nicht hat, oder einen für andere Arten von Routen.',
      },
      namespaceNotAllowed: {
        title: 'Gateway lässt keine Routen aus diesem Namespace zu',
        meaning:
          'Kein Listener von Gateway {{gateway}} lässt Routen aus Namespace {{namespace}} zu. Deshalb bekommt {{kind}} {{name}} keinen Traffic.',
        plain:
          'Kein Listener des Gateways lässt Routen aus Namespace {{namespace}} zu. Deshalb bekommt {{kind}} {{name}} keinen Traffic.',
      },
      hostnameMismatch: {
        title: 'Gateway bedient die Hosts der Route nicht',
        meaning:
          'Kein Listener von Gateway {{gateway}} bedient {{hosts}}. Deshalb bekommt {{kind}} {{name}} keinen Traffic.',
        plain:
          'Kein Listener des Gateways bedient die Hosts von {{kind}} {{name}}. Deshalb bekommt die Route keinen Traffic.',
      },
      gatewayNotReady: {
        title: 'Gateway hat keine Adresse',
        meaning:
          'Gateway {{gateway}} ist noch nicht eingerichtet (Programmed ist nicht True) und hat keine Adresse. Deshalb bekommt {{kind}} {{name}} keinen Traffic. Sein Controller meldet: {{message}}',
        plain:
          'Das Gateway von {{kind}} {{name}} ist noch nicht eingerichtet (Programmed ist nicht True) und hat keine Adresse. Deshalb bekommt die Route keinen Traffic.',
      },
      classMissing: {
        title: 'GatewayClass nicht gefunden',
        meaning:
          'Gateway {{gateway}} nennt die GatewayClass {{gatewayClass}}, die es in diesem Cluster nicht gibt. Deshalb bedient kein Controller das Gateway, und {{kind}} {{name}} bekommt keinen Traffic.',
        plain:
          'Das Gateway von {{kind}} {{name}} nennt eine GatewayClass, die es in diesem Cluster nicht gibt. Deshalb bedient es kein Controller.',
      },
      classRefused: {
        title: 'GatewayClass nicht akzeptiert',
        meaning:
          'Der Controller der GatewayClass {{gatewayClass}} akzeptiert die Klasse nicht. Deshalb bekommt Gateway {{gateway}} keine Adresse, und {{kind}} {{name}} bekommt keinen Traffic. Er meldet: {{message}}',
        plain:
          'Der Controller der GatewayClass des Gateways akzeptiert die Klasse nicht. Deshalb bekommt {{kind}} {{name}} keinen Traffic.',
      },
    },
  },
  ReferenceNotGranted: {
    title: 'Service in anderem Namespace nicht freigegeben',
    brief: '{{serviceNamespace}}/{{service}}',
    meaning:
      '{{kind}} {{name}} schickt Anfragen an Service {{service}} im Namespace {{serviceNamespace}}, aber dort erlaubt das kein ReferenceGrant. Diese Anfragen schlagen mit HTTP 500 fehl.',
    plain:
      '{{kind}} {{name}} schickt Anfragen an einen Service in einem anderen Namespace, aber dort erlaubt das kein ReferenceGrant. Diese Anfragen schlagen mit HTTP 500 fehl.',
    steps: {
      describeObject: 'Die Route und was ihr Gateway meldet:',
      grant:
        'Die Eigentümer jenes Namespace um einen ReferenceGrant bitten oder Anfragen an einen Service im Namespace der Route schicken.',
    },
  },
  CertificateExpiring: {
    title: 'Zertifikat läuft bald ab',
    brief: '{{notAfter}}',
    meaning:
      'Certificate {{name}} hätte längst erneuert werden sollen, läuft aber weiterhin am {{notAfter}} ab. Danach verweigern Clients die Verbindung. cert-manager meldet: {{message}}',
    plain:
      'Certificate {{name}} hätte längst erneuert werden sollen. Sobald es abgelaufen ist, verweigern Clients die Verbindung.',
    steps: {
      describeObject: 'Warum cert-manager es nicht erneuert:',
      platform:
        'Lehnt der Issuer ab oder bleibt eine Challenge unbeantwortet, dem Plattformteam Bescheid geben.',
    },
    variants: {
      expired: {
        title: 'Zertifikat ist abgelaufen',
        meaning:
          'Certificate {{name}} ist am {{notAfter}} abgelaufen. Clients verweigern deshalb die Verbindung. cert-manager meldet: {{message}}',
        plain:
          'Certificate {{name}} ist abgelaufen. Clients verweigern deshalb die Verbindung.',
      },
    },
  },
  PDBBlocksEviction: {
    title: 'PodDisruptionBudget blockiert Evictions',
    brief: '{{healthy}} bereit, {{desired}} nötig',
    meaning:
      'PodDisruptionBudget {{name}} erlaubt derzeit keine Evictions. Nodes mit seinen Pods lassen sich deshalb nicht für eine Wartung leeren (Drain).',
    steps: {
      listDisruptionBudgets: 'Die Budgets:',
      relax:
        'Spielraum für einen Pod schaffen: nicht bereite Pods in Ordnung bringen, eine Replica ergänzen, minAvailable senken oder maxUnavailable erhöhen.',
    },
    variants: {
      unsynced: {
        title: 'PodDisruptionBudget kann seine Pods nicht zählen',
        meaning:
          'Kubernetes kann nicht feststellen, wie viele Pods PodDisruptionBudget {{name}} erwartet. Es erlaubt deshalb keine Evictions, und Nodes mit seinen Pods lassen sich nicht leeren (Drain): {{message}}',
        plain:
          'Kubernetes kann nicht feststellen, wie viele Pods PodDisruptionBudget {{name}} erwartet. Es erlaubt deshalb keine Evictions, und Nodes mit seinen Pods lassen sich nicht leeren (Drain).',
        steps: {
          describeObject: 'Der Fehler:',
          selector:
            'Prüfen, ob sein Selector nur die Pods eines einzigen Workloads erfasst.',
          number:
            'Bei Pods ohne Controller oder mit einem, der sich nicht skalieren lässt, minAvailable als Zahl angeben: Ein Prozentsatz oder maxUnavailable ist dort nicht möglich.',
        },
      },
    },
  },
} as const;
