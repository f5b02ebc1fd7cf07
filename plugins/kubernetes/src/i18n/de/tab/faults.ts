/** Was genau auf dem Weg zum API-Server schiefgeht, und was jeweils hilft. */
export const FAULTS_MESSAGES = {
  additions: {
    failed: 'Die Erweiterung „{{id}}“ konnte nicht angezeigt werden',
  },
  fault: {
    title: {
      nameNotFound: 'DNS: Den Hostnamen des API-Servers gibt es nicht',
      nameServerFailed: 'DNS: Der Nameserver antwortet nicht',
      connectionRefused:
        'Verbindung zum API-Server abgelehnt (Connection refused)',
      connectionReset: 'Verbindung abgebrochen (Connection reset)',
      noRoute: 'Keine Route zum API-Server',
      addressNotAllowed:
        'Blockiert: Die Adresse des API-Servers ist nicht öffentlich',
      connectTimeout: 'Zeitüberschreitung beim Verbinden mit dem API-Server',
      handshakeTimeout: 'Zeitüberschreitung beim TLS-Handshake',
      answerTimeout: 'Der API-Server antwortet nicht rechtzeitig',
      answerStalled: 'Die Antwort des API-Servers ist ins Stocken geraten',
      answerCutOff: 'Die Verbindung wurde mitten in der Antwort geschlossen',
      certificateExpired: 'Das Zertifikat des API-Servers ist abgelaufen',
      certificateNotYetValid:
        'Das Zertifikat des API-Servers ist noch nicht gültig',
      certificateSelfSigned:
        'Das Zertifikat des API-Servers ist selbst signiert',
      certificateUnknownAuthority:
        'Das Zertifikat des API-Servers stammt von einer unbekannten Zertifizierungsstelle',
      certificateNameMismatch:
        'Das Zertifikat des API-Servers gilt für einen anderen Hostnamen',
      authorityUnreadable:
        'Die Datei der Zertifizierungsstelle ist nicht lesbar',
      clientCertificateRequired: 'Der Server verlangt ein Client-Zertifikat',
      clientCertificateExpired:
        'Das Client-Zertifikat von Backstage ist abgelaufen',
      clientCertificateRejected:
        'Der API-Server lehnt das Client-Zertifikat von Backstage ab',
      tlsNotSpoken: 'Der Port spricht kein TLS',
      httpNotSpoken: 'Der Port spricht kein HTTP',
      redirected: 'Die URL des API-Servers leitet um',
      notJson: 'Die URL liefert eine Webseite statt der Kubernetes-API',
      brokenJson: 'Die Antwort ist abgeschnitten oder beschädigt',
    },
    advice: {
      nameNotFound:
        'Den Hostnamen in der URL des Clusters prüfen. Namen privater Cluster sind oft nur in deren eigenem Netz auflösbar: mit `getent hosts NAME` im Pod des Backends testen.',
      nameServerFailed:
        'Das DNS des Backstage-Backends prüfen: CoreDNS, wenn es in Kubernetes läuft, sonst /etc/resolv.conf.',
      connectionRefused:
        'Prüfen, ob der API-Server läuft und der Port in der URL des Clusters stimmt.',
      connectionReset:
        'Mögliche Ursachen: eine Firewall, die die Verbindung schließt, ein Load Balancer ohne erreichbaren API-Server oder ein Neustart des API-Servers.',
      noRoute:
        'Das Netz zwischen Backstage-Backend und Cluster prüfen: VPN, Peering, Routen.',
      addressNotAllowed:
        'Backstage-Admins können den Host unter `dangerouslyAllowClusterUrls` erlauben.',
      connectTimeout:
        'Unter dieser Adresse antwortet nichts: Der Host ist aus, oder unterwegs werden Pakete verworfen. Prüfen, ob Firewalls, NetworkPolicies und die Liste zugelassener Netze des Clusters die Adresse des Backends durchlassen.',
      handshakeTimeout:
        'Die Verbindung wurde angenommen, der TLS-Handshake aber nie abgeschlossen. Mögliche Gründe: ein überlasteter API-Server, ein Proxy mit anderem Protokoll oder eine Firewall, die TLS prüft.',
      answerTimeout:
        'Der API-Server ist vielleicht überlastet. Hält das an, die Admins des Clusters bitten, Last, etcd und Admission-Webhooks zu prüfen.',
      answerStalled:
        'Der API-Server oder ein Proxy dazwischen ist überlastet oder kürzt lange Antworten. Timeouts und Puffer des Proxys prüfen.',
      answerCutOff:
        'Der API-Server oder ein Proxy dazwischen hat die Verbindung geschlossen. Prüfen, ob er neu startet oder Dauer oder Größe von Antworten begrenzt.',
      certificateExpired:
        'Das Zertifikat des API-Servers erneuern (`kubeadm certs renew all` bei kubeadm-Clustern). Ist es noch gültig, die Uhr des Backstage-Backends prüfen.',
      certificateNotYetValid:
        'Die Uhren prüfen: Die des Backstage-Backends geht nach, oder die des Clusters ging vor, als das Zertifikat ausgestellt wurde.',
      certificateSelfSigned:
        'Das Zertifikat selbst als `caData` oder `caFile` des Clusters eintragen.',
      certificateUnknownAuthority:
        'Die Zertifizierungsstelle des Clusters als `caData` oder `caFile` eintragen. Ging es vorher, wurde die CA ausgetauscht: die neue aus einer aktuellen kubeconfig kopieren.',
      certificateNameMismatch:
        'In der URL einen Hostnamen verwenden, für den das Zertifikat gilt, oder einen solchen als `tlsServerName` eintragen.',
      authorityUnreadable:
        'Den Pfad in `caFile` prüfen, und ob das Backstage-Backend die Datei lesen darf.',
      clientCertificateRequired:
        'Für diesen Cluster ein Client-Zertifikat eintragen, oder eine URL verwenden, die den Proxy umgeht, der es verlangt.',
      clientCertificateExpired:
        'Das Client-Zertifikat erneuern, das für diesen Cluster eingetragen ist.',
      clientCertificateRejected:
        'Ein Client-Zertifikat einer Stelle verwenden, der der Cluster vertraut. Das alte wurde vielleicht widerrufen oder die CA ausgetauscht.',
      tlsNotSpoken:
        'Den Port in der URL des Clusters prüfen. Ein lokaler Proxy wie `kubectl proxy` braucht http:// statt https://.',
      httpNotSpoken:
        'Die URL des Clusters prüfen: Ein API-Server braucht https:// und den Port seiner API, meist 443 oder 6443.',
      redirected:
        'Die URL führt wahrscheinlich auf eine Anmeldeseite oder eine Webkonsole. Die URL des API-Servers verwenden, wie `kubectl cluster-info` sie zeigt.',
      notJson:
        'Die URL führt wahrscheinlich auf eine Anmeldeseite, eine Webkonsole oder die Fehlerseite eines Proxys. Die URL des API-Servers verwenden, wie `kubectl cluster-info` sie zeigt.',
      brokenJson:
        'Vielleicht kürzt oder verändert ein Proxy zwischen Backstage und dem Cluster die Antworten. Eine URL versuchen, die ihn umgeht.',
    },
  },
} as const;
