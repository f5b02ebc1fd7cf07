/** What exactly goes wrong on the way to an API server, and the remedy of each. */
export const FAULTS_MESSAGES = {
  additions: { failed: 'Couldn’t show the extension “{{id}}”' },
  fault: {
    title: {
      nameNotFound: 'DNS: the API server’s host name doesn’t exist',
      nameServerFailed: 'DNS: the name server doesn’t respond',
      connectionRefused: 'Connection refused at the API server’s address',
      connectionReset: 'Connection reset',
      noRoute: 'No route to the API server',
      addressNotAllowed: 'Blocked: the API server’s address isn’t public',
      connectTimeout: 'Connection to the API server timed out',
      handshakeTimeout: 'TLS handshake timed out',
      answerTimeout: 'The API server didn’t respond in time',
      answerStalled: 'The API server’s response stalled',
      answerCutOff: 'Connection closed before the response was complete',
      certificateExpired: 'The API server’s certificate has expired',
      certificateNotYetValid: 'The API server’s certificate isn’t valid yet',
      certificateSelfSigned: 'The API server’s certificate is self-signed',
      certificateUnknownAuthority:
        'The API server’s certificate is signed by an unknown authority',
      certificateNameMismatch:
        'The API server’s certificate is for another host name',
      authorityUnreadable: 'Can’t read the certificate authority’s file',
      clientCertificateRequired: 'The server requires a client certificate',
      clientCertificateExpired: 'Backstage’s client certificate has expired',
      clientCertificateRejected:
        'The API server rejected Backstage’s client certificate',
      tlsNotSpoken: 'The port doesn’t speak TLS',
      httpNotSpoken: 'The port doesn’t speak HTTP',
      redirected: 'The API server’s URL redirects elsewhere',
      notJson: 'The URL returned a web page instead of the Kubernetes API',
      brokenJson: 'The response is truncated or corrupted',
    },
    advice: {
      nameNotFound:
        'Check the host name in the cluster’s URL. Names of private clusters often resolve only in their own network: test with `getent hosts NAME` in the backend’s pod.',
      nameServerFailed:
        'Check DNS on the Backstage backend: CoreDNS if it runs in Kubernetes, otherwise /etc/resolv.conf.',
      connectionRefused:
        'Check that the API server is up and that the port in the cluster’s URL is right.',
      connectionReset:
        'Possible causes: a firewall that closes the connection, a load balancer without a healthy API server, or a restart of the API server.',
      noRoute:
        'Check the network between the Backstage backend and the cluster: VPN, peering, routes.',
      addressNotAllowed:
        'Backstage admins can allow the host under `dangerouslyAllowClusterUrls`.',
      connectTimeout:
        'Nothing responds at this address: the host is down, or packets are dropped on the way. Check whether firewalls, network policies, and the cluster’s list of authorized networks let the backend’s address in.',
      handshakeTimeout:
        'The connection was accepted, but the TLS handshake never finished. Check for an overloaded API server, a proxy that expects another protocol, or a firewall that inspects TLS.',
      answerTimeout:
        'The API server may be overloaded. If this persists, ask the cluster’s admins to check its load, etcd, and admission webhooks.',
      answerStalled:
        'The API server or a proxy in between is overloaded or cuts long responses. Check the proxy’s timeouts and buffers.',
      answerCutOff:
        'The API server or a proxy in between closed the connection. Check whether it is restarting, or limits the duration or size of responses.',
      certificateExpired:
        'Renew the API server’s certificate (`kubeadm certs renew all` on kubeadm clusters). If it is still valid, check the clock of the Backstage backend.',
      certificateNotYetValid:
        'Check the clocks: the Backstage backend’s is slow, or the cluster’s was fast when the certificate was issued.',
      certificateSelfSigned:
        'Set the certificate itself as the cluster’s `caData` or `caFile`.',
      certificateUnknownAuthority:
        'Set the cluster’s certificate authority as `caData` or `caFile`. If it worked before, the CA was rotated: copy the new one from a current kubeconfig.',
      certificateNameMismatch:
        'Use a host name that the certificate covers in the URL, or set `tlsServerName` to one.',
      authorityUnreadable:
        'Check the path in `caFile`, and that the Backstage backend has permission to read the file.',
      clientCertificateRequired:
        'Configure a client certificate for this cluster, or use a URL that bypasses the proxy that requires one.',
      clientCertificateExpired:
        'Renew the client certificate configured for this cluster.',
      clientCertificateRejected:
        'Use a client certificate signed by an authority that the cluster trusts. The old one may have been revoked, or the CA rotated.',
      tlsNotSpoken:
        'Check the port in the cluster’s URL. A local proxy such as `kubectl proxy` needs http:// instead of https://.',
      httpNotSpoken:
        'Check the cluster’s URL: an API server needs https:// and its API port, usually 443 or 6443.',
      redirected:
        'The URL probably leads to a login page or a web console. Use the API server’s URL, as shown by `kubectl cluster-info`.',
      notJson:
        'The URL probably leads to a login page, a web console, or a proxy’s error page. Use the API server’s URL, as shown by `kubectl cluster-info`.',
      brokenJson:
        'A proxy between Backstage and the cluster may truncate or rewrite responses. Try a URL that bypasses it.',
    },
  },
} as const;
