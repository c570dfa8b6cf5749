/**
 * Which addresses a function may call when a person typed them in. Such an address must not become a way to what only
 * the function can reach: its own runtime, the metadata of its host, a private network.
 */
import ipaddr from 'ipaddr.js';

export type AddressRules = {
  /** Also this machine itself, and without TLS there: where everything runs on one machine. */
  readonly allowLocal: boolean;
};

/** All global unicast addresses of IPv6 so far are in here; what is outside may mean anything one day. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

/** Ports up to here belong to services that no webhook is meant for. */
const LAST_SYSTEM_PORT = 1024;

/** The URL, if it may be called as far as its text tells; null if not. What its host resolves to is another question. */
export function callableUrl(text: string, { allowLocal }: AddressRules): URL | null {
  const url = URL.parse(text);
  if (url === null) return null;
  const scheme = url.protocol === 'https:' || (allowLocal && url.protocol === 'http:');
  const port = url.port === '' || Number(url.port) > LAST_SYSTEM_PORT;
  const anonymous = url.username === '' && url.password === '';
  return scheme && port && anonymous ? url : null;
}

/** Whether an address that the URL's host resolves to may be called. */
export function isCallable(address: string, { protocol }: URL, { allowLocal }: AddressRules): boolean {
  if (!ipaddr.isValid(address)) return false;
  const at = ipaddr.parse(address);
  if (at.range() === 'loopback') return allowLocal;
  return protocol === 'https:' && isPublic(at);
}

/** IPv4 inside IPv6 (mapped, NAT64, 6to4, Teredo) has ranges of its own, so nothing private hides in it. */
function isPublic(at: ReturnType<typeof ipaddr.parse>): boolean {
  if (at.range() !== 'unicast') return false;
  return at.kind() === 'ipv4' || at.match(GLOBAL_IPV6);
}
