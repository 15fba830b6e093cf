/** Which addresses of the network are public, and a look-up that gives no others. */
import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Source: the special-purpose address registries of IANA. */
const CLOSED: readonly (readonly [address: string, bits: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
];
const closed = new BlockList();
for (const [address, bits, family] of CLOSED) closed.addSubnet(address, bits, family);
/** Of the sixth version only global unicast is public, and of that not what leads elsewhere or nowhere. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const inner = new BlockList();
inner.addSubnet('2001::', 23, 'ipv6');
inner.addSubnet('2001:db8::', 32, 'ipv6');
inner.addSubnet('2002::', 16, 'ipv6');
inner.addSubnet('3fff::', 20, 'ipv6');

export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4');
    case 6:
      return global.check(address, 'ipv6') && !inner.check(address, 'ipv6');
    default:
      return false;
  }
}

type Answer = (cause: Error | null, address: string | LookupAddress[], family?: number) => void;
type Resolve = (
  host: string,
  options: { all: true },
  answer: (cause: Error | null, found: LookupAddress[]) => void,
) => void;

/** As `dns.lookup`, and what it gives is what is connected to; fails where a name has any address that is not public. */
export const publicLookup =
  (resolve: Resolve = dnsLookup) =>
  (host: string, options: LookupOptions, answer: Answer): void =>
    resolve(host, { ...options, all: true }, (cause, found) => {
      const [first] = found ?? [];
      if (cause) answer(cause, []);
      else if (!first || !found.every(({ address }) => isPublic(address)))
        answer(new Error(`${host} has an address that is not public`), []);
      else if (options.all) answer(null, found);
      else answer(null, first.address, first.family);
    });
