import { useCallback } from 'react';
import { api } from '../../client/api.ts';
import { FIXED, useRead } from '../read.ts';
import { Said } from './said.tsx';

/** What the register calls the platform of a host such as `us.shein.com`, as the server finds it; the host where it has none. */
export function usePlatformName(): (host: string) => string {
  const { data } = useRead(['platforms'], () => api.GET('/v1/platforms'), FIXED);
  return useCallback(
    (host) => {
      const bare = host.replace(/:\d+$/, '');
      const found = (data?.items ?? []).flatMap(({ name, hosts }) =>
        hosts
          .filter((domain) => {
            const own = domain.includes(':') ? host : bare;
            return own === domain || own.endsWith(`.${domain}`);
          })
          .map((domain) => ({ name, length: domain.length })),
      );
      return found.sort((a, b) => b.length - a.length)[0]?.name ?? host;
    },
    [data],
  );
}

/** The same with the host behind, for a list in which two hosts of one platform stand. */
export function usePlatformLabel(): (host: string) => string {
  const nameOf = usePlatformName();
  return useCallback((host) => (nameOf(host) === host ? host : `${nameOf(host)} · ${host}`), [nameOf]);
}

/** A platform by the name that the register gives it, with its host behind; `isShort`: as its hint, where there is no room. */
export function PlatformName({ host, isShort = false }: { host: string; isShort?: boolean }) {
  const name = usePlatformName()(host);
  if (name === host) return <Said>{host}</Said>;
  if (isShort) return <span title={host}>{name}</span>;
  return (
    <>
      {name}{' '}
      <span className="quiet">
        <Said>{host}</Said>
      </span>
    </>
  );
}
