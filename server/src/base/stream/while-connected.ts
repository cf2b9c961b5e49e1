import type { NatsConnection } from '@nats-io/transport-node';

/** Asks servers of a connection; where it is lost, before the answer or before the question, that is refused at once. */
export type WhileConnected = <T>(asked: () => Promise<T>) => Promise<T>;

/** Follows a connection until it closes: an answer over one that is lost would be waited for in vain. @param lost what is refused with */
export function whileConnected(connection: Pick<NatsConnection, 'status'>, lost: () => Error): WhileConnected {
  let isLost = false;
  const waiting = new Set<(error: Error) => void>();
  const follow = async (): Promise<void> => {
    for await (const { type } of connection.status()) {
      if (type === 'reconnect') isLost = false;
      if (type !== 'disconnect') continue;
      isLost = true;
      for (const reject of waiting) reject(lost());
      waiting.clear();
    }
  };
  void follow();
  return <T>(asked: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      if (isLost) return reject(lost());
      waiting.add(reject);
      asked()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
}
