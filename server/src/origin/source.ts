import type { Core } from '@strapi/strapi';
import ipaddr from 'ipaddr.js';
import type { Context } from 'koa';
import proxyaddr from 'proxy-addr';
import { configOf } from '../config';

/**
 * An IP address in its one usual form: no port, no zone, no `::ffff:` before an IPv4 address.
 * `null` if it is not an address, such as a made-up header.
 */
export const normaliseAddress = (address: string | undefined): string | null => {
  const bare =
    address
      ?.trim()
      .replace(/^\[(.*)\](:\d+)?$/, '$1')
      .replace(/%.*$/, '') ?? '';
  const withoutPort = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare)
    ? bare.slice(0, bare.indexOf(':'))
    : bare;
  if (ipaddr.IPv4.isValidFourPartDecimal(withoutPort) || ipaddr.IPv6.isValid(withoutPort)) {
    return ipaddr.process(withoutPort).toString();
  }
  return null;
};

/** The network that an address lies in: IPv4 /24, IPv6 /48. */
export const truncateAddress = (address: string): string =>
  ipaddr.parse(address).kind() === 'ipv4'
    ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address}/48`).toString();

export type SourceOf = (ctx: Context) => string | null;

/**
 * Without `trustedProxies`: Strapi's own answer if it trusts a proxy, else the address of the
 * socket, which nobody can forge.
 */
const byStrapi: SourceOf = (ctx) =>
  normaliseAddress(ctx.app.proxy ? ctx.request.ip : ctx.req.socket.remoteAddress);

/**
 * The right-most hop that is not a trusted proxy. The client could have written everything left of
 * it. Proxies may write the client's port after its address.
 */
const byTrustedProxies = (trusted: string[]): SourceOf => {
  const trust = proxyaddr.compile(trusted);
  return (ctx) =>
    normaliseAddress(
      proxyaddr(ctx.req, (hop, distance) => trust(normaliseAddress(hop) ?? hop, distance)),
    );
};

/**
 * Returns a function that gives the source of a request, as precisely as the operator wants it
 * kept.
 */
export const createSourceOf = (strapi: Core.Strapi): SourceOf => {
  const { trustedProxies, source } = configOf(strapi);
  if (source === 'off') return () => null;
  const full = trustedProxies ? byTrustedProxies(trustedProxies) : byStrapi;
  if (source === 'full') return full;
  return (ctx) => {
    const address = full(ctx);
    return address && truncateAddress(address);
  };
};

/**
 * Whether a client can forge its source: Strapi trusts a header, and the config names no proxies.
 */
export const isSourceForgeable = (strapi: Core.Strapi): boolean => {
  const { trustedProxies, source } = configOf(strapi);
  return source !== 'off' && !trustedProxies && Boolean(strapi.config.get('server.proxy.koa'));
};
