const EVENTS = 'Das meldet der Controller:';

/** Was Anfragen über den Service von Pods fernhält. */
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
} as const;
