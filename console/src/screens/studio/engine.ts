import { useEffect, useState } from 'react';
import workerUrl from '../../../engine-worker/main.ts?worker&url';
import type { Answer, AnswerOf, AskOf, Kind } from './messages.ts';

/** Trusted Types, which the types of pages lack: what a policy makes of a text is taken where a text is not. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}
declare global {
  interface Window {
    trustedTypes?: TrustedTypes;
  }
}

const policy = window.trustedTypes?.createPolicy('vigie-engine', {
  createScriptURL(url) {
    if (url !== workerUrl) throw new TypeError(url);
    return url;
  },
});

/** The engine of one screen. */
export interface Engine {
  ask<K extends Kind>(kind: K, ask: AskOf<K>): Promise<AnswerOf<K>>;
  close(): void;
}

/** Starts the engine in a worker of its own. Its answers come in the order of the questions. */
function startEngine(onFault: () => void): Engine {
  const worker = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' });
  const waiting = new Map<number, (event: MessageEvent) => void>();
  let last = 0;
  worker.onmessage = (event: MessageEvent<Answer>) => {
    const { number } = event.data;
    waiting.get(number)?.(event);
    waiting.delete(number);
  };
  worker.onerror = onFault;
  return {
    ask<K extends Kind>(kind: K, ask: AskOf<K>) {
      last += 1;
      const number = last;
      return new Promise<AnswerOf<K>>((resolve, reject) => {
        waiting.set(number, (event) => {
          // The worker answers each question by its own kind.
          const said: { answer: AnswerOf<K> } | { failed: string } = event.data;
          if ('answer' in said) resolve(said.answer);
          else reject(new Error(said.failed));
        });
        worker.postMessage({ number, kind, ask });
      });
    },
    close: () => worker.terminate(),
  };
}

/** The engine while a screen is shown; null: it starts, or cannot be run here (`isBroken`). */
export function useEngine(): { engine: Engine | null; isBroken: boolean } {
  const [engine, setEngine] = useState<Engine | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const started = startEngine(() => setBroken(true));
    setEngine(started);
    return () => started.close();
  }, []);
  return { engine, isBroken };
}
