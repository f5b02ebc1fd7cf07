/** Was genau auf dem Weg zum API-Server schiefgeht, und was jeweils hilft. */
export const FAULTS_MESSAGES = {
  fault: {
    title: {
      nameNotFound: 'DNS: den Hostnamen des API-Servers gibt es nicht',
      nameServerFailed: 'DNS: der Nameserver antwortet nicht',
      connectionRefused: 'Der API-Server lehnt die Verbindung ab',
      connectionReset: 'Die Verbindung wird abgebrochen',
      noRoute: 'Kein Weg zum API-Server',
      addressNotAllowed: 'Die Adresse des API-Servers ist nicht öffentlich',
      connectTimeout:
        'Der API-Server ist nicht erreichbar: Zeitüberschreitung beim Verbinden',
      handshakeTimeout: 'Zeitüberschreitung beim TLS-Handshake',
      answerTimeout: 'Der API-Server antwortet nicht rechtzeitig',
      answerStalled: 'Der API-Server bleibt mitten in der Antwort stehen',
      answerCutOff: 'Die Verbindung endet vor dem Ende der Antwort',
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
        'Das Client-Zertifikat von Backstage wird abgelehnt',
      tlsNotSpoken: 'Der Port spricht kein TLS',
      httpNotSpoken: 'Der Port spricht kein HTTP',
      redirected: 'Umgeleitet statt beantwortet',
      notJson: 'Statt des API-Servers antwortet eine Webseite',
      brokenJson: 'Die Antwort ist abgeschnitten oder beschädigt',
    },
    advice: {
      nameNotFound:
        'Den Hostnamen in der URL des Clusters prüfen. Namen privater Cluster kennt oft nur deren eigenes Netz: `getent hosts NAME` im Pod des Backends zeigt es.',
      nameServerFailed:
        'Das DNS des Backstage-Backends prüfen: CoreDNS, wenn es in Kubernetes läuft, sonst /etc/resolv.conf.',
      connectionRefused:
        'Prüfen, ob der API-Server läuft und der Port in der URL des Clusters stimmt.',
      connectionReset:
        'Etwas schließt die Verbindung: eine Firewall, ein Load Balancer ohne gesunden API-Server dahinter oder ein API-Server, der gerade neu startet.',
      noRoute:
        'Das Netz zwischen Backstage-Backend und Cluster prüfen: VPN, Peering, Routen.',
      addressNotAllowed:
        'Wer Backstage betreibt, kann den Host unter `dangerouslyAllowClusterUrls` erlauben.',
      connectTimeout:
        'Unterwegs gehen Pakete verloren: Firewalls, Network Policies und die Liste der zugelassenen Netze des Clusters auf die Adresse des Backends prüfen.',
      handshakeTimeout:
        'Etwas nimmt die Verbindung an und führt den TLS-Handshake nie zu Ende: ein überlasteter API-Server, ein Proxy mit anderem Protokoll oder eine Firewall, die TLS prüft.',
      answerTimeout:
        'Der API-Server ist vielleicht überlastet. Hält es an, sollte der Betreiber des Clusters Last, etcd und Admission Webhooks prüfen.',
      answerStalled:
        'Der API-Server oder ein Proxy dazwischen ist überlastet oder kürzt lange Antworten. Timeouts und Puffer des Proxys prüfen.',
      answerCutOff:
        'Der API-Server oder ein Proxy dazwischen hat die Verbindung geschlossen: Vielleicht startet er neu, oder er begrenzt Dauer oder Größe von Antworten.',
      certificateExpired:
        'Das Zertifikat des API-Servers erneuern (`kubeadm certs renew all` bei kubeadm-Clustern). Ist es noch gültig, die Uhr des Backstage-Backends prüfen.',
      certificateNotYetValid:
        'Die Uhren prüfen: Die des Backstage-Backends geht nach, oder die des Clusters ging vor, als das Zertifikat ausgestellt wurde.',
      certificateSelfSigned:
        'Das Zertifikat selbst als `caData` oder `caFile` des Clusters eintragen.',
      certificateUnknownAuthority:
        'Die Zertifizierungsstelle des Clusters als `caData` oder `caFile` eintragen. Ging es vorher, wurde sie ausgetauscht: die neue aus einer aktuellen kubeconfig kopieren.',
      certificateNameMismatch:
        'In der URL einen Hostnamen verwenden, für den das Zertifikat gilt, oder einen solchen als `tlsServerName` eintragen.',
      authorityUnreadable:
        'Den Pfad in `caFile` prüfen, und ob das Backstage-Backend die Datei lesen darf.',
      clientCertificateRequired:
        'Für diesen Cluster ein Client-Zertifikat eintragen oder eine URL verwenden, die nicht hinter dem Proxy liegt, der es verlangt.',
      clientCertificateExpired:
        'Das Client-Zertifikat erneuern, das für diesen Cluster eingetragen ist.',
      clientCertificateRejected:
        'Ein Client-Zertifikat einer Stelle verwenden, der der Cluster vertraut. Vielleicht wurde es widerrufen oder die Stelle ausgetauscht.',
      tlsNotSpoken:
        'Den Port in der URL des Clusters prüfen. Ein lokaler Proxy wie `kubectl proxy` braucht http:// statt https://.',
      httpNotSpoken:
        'Die URL des Clusters prüfen: Ein API-Server braucht https:// und den Port seiner API, meist 443 oder 6443.',
      redirected:
        'Die URL führt wohl auf eine Anmeldeseite oder eine Webkonsole. Die URL des API-Servers verwenden, wie `kubectl cluster-info` sie zeigt.',
      notJson:
        'Die URL führt wohl auf eine Anmeldeseite, eine Webkonsole oder die Fehlerseite eines Proxys. Die URL des API-Servers verwenden, wie `kubectl cluster-info` sie zeigt.',
      brokenJson:
        'Ein Proxy zwischen Backstage und dem Cluster kürzt oder verändert vielleicht Antworten. Die URL ohne ihn versuchen.',
    },
  },
} as const;
