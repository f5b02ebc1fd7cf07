import { lookup } from 'node:dns';
import { BlockList, isIP, LookupFunction } from 'node:net';

/** Addresses that are not on the internet: the machine itself, private networks, link-local (cloud metadata), multicast. */
const NON_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  NON_PUBLIC.addSubnet(network, prefix, 'ipv4');
}
/** The only part of IPv6 that is assigned for the internet. */
const GLOBAL_IPV6 = new BlockList();
GLOBAL_IPV6.addSubnet('2000::', 3, 'ipv6');
/** Within it: addresses that hold an IPv4 address, and examples. */
const OTHER_IPV6 = new BlockList();
OTHER_IPV6.addSubnet('2001::', 23, 'ipv6');
OTHER_IPV6.addSubnet('2001:db8::', 32, 'ipv6');
OTHER_IPV6.addSubnet('2002::', 16, 'ipv6');

/** Whether an IP address is public. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !NON_PUBLIC.check(address, 'ipv4');
    case 6:
      return (
        GLOBAL_IPV6.check(address, 'ipv6') && !OTHER_IPV6.check(address, 'ipv6')
      );
    default:
      return false;
  }
}

/** A URL, or the host name in it, leads to an address that is not public. */
export class NonPublicAddressError extends Error {
  override readonly name = 'NonPublicAddressError' as const;
  readonly code = 'ERR_NON_PUBLIC_ADDRESS';
}

/** Whether a host, as a URL's parser writes it, is an address that is not public. Names are checked when a connection is made. */
export function isPrivateAddress(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !isPublicAddress(address);
}

/**
 * Looks a host name up for a connection, and refuses it when any of its
 * addresses is not public. It connects to the address that it has checked, so an
 * answer that changes between two look-ups (DNS rebinding) has no effect.
 */
export const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) {
      callback(error ?? new NonPublicAddressError(), '', 0);
    } else if (!addresses.every(({ address }) => isPublicAddress(address))) {
      callback(new NonPublicAddressError(), '', 0);
    } else if (options.all) {
      callback(null, addresses);
    } else {
      callback(null, first.address, first.family);
    }
  });
};
