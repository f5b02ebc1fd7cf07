const EVENTS = 'Das meldet der Controller:';

/** Was Anfragen von Services fernhält: Ingresses, Routen, Zertifikate. */
export const routingTexts = {
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
} as const;
