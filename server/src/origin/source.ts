import ipaddr from 'ipaddr.js';
import type { Context } from 'koa';

/**
 * An IP address in its one usual form: no port, no zone, no `::ffff:` before an IPv4 address.
 * `null` for what is no address, such as a header somebody made up.
 */
export const normaliseAddress = (address: string | undefined): string | null => {
  const bare = address?.trim().replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/%.*$/, '') ?? '';
  const withoutPort = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare;
  if (ipaddr.IPv4.isValidFourPartDecimal(withoutPort) || ipaddr.IPv6.isValid(withoutPort)) {
    return ipaddr.process(withoutPort).toString();
  }
  return null;
};

/**
 * Where a request came from. Headers count only where the operator told Strapi to trust a proxy (`server.proxy.koa`);
 * otherwise it is the address of the socket, which nobody can forge.
 */
export const sourceOf = (ctx: Context): string | null =>
  normaliseAddress(ctx.app.proxy ? ctx.request.ip : ctx.req.socket.remoteAddress);
