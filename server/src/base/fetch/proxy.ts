import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** A connection to a destination by way of a proxy. */
export interface Tunnel {
  socket: Socket;
  /** The destination's address, as the proxy was asked for it. */
  address: string;
}

/**
 * Opens a tunnel through an HTTP or HTTPS proxy (RFC 9110 section 9.3.6, CONNECT). The proxy is of the operator's own
 * configuration and may be in a private network; it is given an address and a port, never a name, so that it cannot be
 * led elsewhere by its own resolver.
 *
 * @param proxy `http(s)://[user:password@]host:port`
 * @throws Error with a sentence that does not name the proxy's password.
 */
export function openTunnel(
  proxy: URL,
  to: { address: string; port: number },
  options: { connectMs: number; signal: AbortSignal },
): Promise<Tunnel> {
  const authority = `${to.address.includes(':') ? `[${to.address}]` : to.address}:${to.port}`;
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  const { promise, resolve, reject } = Promise.withResolvers<Tunnel>();
  const asked = (proxy.protocol === 'https:' ? https : http).request({
    host: proxy.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
    method: 'CONNECT',
    path: authority,
    headers: {
      host: authority,
      ...(credentials === ':' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
    agent: false,
    signal: options.signal,
  });
  const timer = setTimeout(
    () => asked.destroy(new Error(`no connection after ${options.connectMs} ms`)),
    options.connectMs,
  );
  asked.on('connect', (response, socket) => {
    clearTimeout(timer);
    if (response.statusCode === 200) return resolve({ socket, address: to.address });
    socket.destroy();
    reject(new Error(`the proxy ${proxy.host} answers ${response.statusCode} to a connection to ${authority}`));
  });
  // Any other answer than to CONNECT: no proxy.
  asked.on('response', (response) => {
    response.destroy();
    reject(new Error(`${proxy.host} answers ${response.statusCode} and is no proxy`));
  });
  asked.on('error', (error) => {
    clearTimeout(timer);
    reject(new Error(`the proxy ${proxy.host} cannot be used: ${error.message}`));
  });
  asked.end();
  return promise;
}
