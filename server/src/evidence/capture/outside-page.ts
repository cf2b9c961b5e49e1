import type { CDPSession, Frame, Page } from 'playwright-core';
import { z } from 'zod';
import { within } from './shared-browser.ts';

const WORLD = 'vigie';
/** How long a frame in a process of its own may take to answer: what hangs there keeps nobody from the page. */
const FRAME_MS = 2_000;

/** What there is to read, and how large the page is. `height`: of its root element as it is drawn. */
const READ = `(() => {
  const { body, documentElement: root, doctype } = document;
  const sizes = (name) => [body, root].flatMap((each) => each ? [each['scroll' + name], each['offset' + name], each['client' + name]] : []);
  return {
    dom: (doctype ? new XMLSerializer().serializeToString(doctype) : '') + (root ? root.outerHTML : ''),
    title: document.title,
    text: body && body.innerText || '',
    height: root ? root.getBoundingClientRect().height : 0,
    full: { width: Math.max(0, ...sizes('Width').filter(Number.isFinite)), height: Math.max(0, ...sizes('Height').filter(Number.isFinite)) },
  };
})()`;
const readSchema = z.object({
  dom: z.string(),
  title: z.string(),
  text: z.string(),
  height: z.number(),
  full: z.object({ width: z.number(), height: z.number() }),
});
export type ReadPage = z.infer<typeof readSchema>;

/** Ends what moves and hides the mark of where one types, until `STIR`; then waits for the page's fonts. */
const STILL = `(async () => {
  const roots = [document];
  for (const root of roots)
    for (const each of root.querySelectorAll('*')) if (each.shadowRoot) roots.push(each.shadowRoot);
  const undone = [];
  for (const root of roots) {
    for (const each of root.querySelectorAll('input, textarea, [contenteditable]')) {
      const before = [each.style.getPropertyValue('caret-color'), each.style.getPropertyPriority('caret-color')];
      each.style.setProperty('caret-color', 'transparent', 'important');
      undone.push(() => each.style.setProperty('caret-color', ...before));
    }
    const ended = new Set();
    const end = () => {
      for (const each of root.getAnimations()) {
        if (!each.effect || each.playbackRate === 0 || ended.has(each)) continue;
        try {
          if (Number.isFinite(each.effect.getComputedTiming().endTime)) { each.finish(); continue }
          each.cancel();
          ended.add(each);
          undone.push(() => each.play());
        } catch {}
      }
    };
    end();
    for (const kind of ['transitionrun', 'animationstart']) {
      root.addEventListener(kind, end);
      undone.push(() => root.removeEventListener(kind, end));
    }
  }
  globalThis.undone = undone;
  await document.fonts.ready;
})()`;
const STIR = `for (const undo of globalThis.undone ?? []) try { undo() } catch {}`;

/** A page as it is asked from outside its own world: its scripts cannot answer in its place. */
export interface OutsidePage {
  read(): Promise<ReadPage>;
  /**
   * Draws the page from its top, standing still, as PNG.
   *
   * @param full how large the page is
   * @param most how much of it is drawn
   */
  draw(full: Size, most: Size): Promise<Buffer>;
  close(): Promise<void>;
}
interface Size {
  width: number;
  height: number;
}

export async function openOutside(page: Page, window: Size): Promise<OutsidePage> {
  const context = page.context();
  const session = await context.newCDPSession(page);
  const main = await openWorlds(session);
  /** Of a frame that a process of its own shows. */
  const openOther = (frame: Frame): Promise<Worlds | null> => {
    const asked = context.newCDPSession(frame);
    return within(asked.then(openWorlds), FRAME_MS).catch(() => {
      asked.then((own) => own.detach()).catch(() => {});
      return null;
    });
  };
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const others = (await Promise.all(frames.map(openOther))).filter((worlds) => worlds !== null);

  /** In every frame; one that goes away meanwhile, or hangs, has nothing to say. */
  async function run(expression: string): Promise<void> {
    const runIn = ({ session: asked, ids }: Worlds) =>
      Promise.all(
        ids.map((contextId) =>
          asked.send('Runtime.evaluate', { expression, contextId, awaitPromise: true }).catch(() => {}),
        ),
      );
    await Promise.all([runIn(main), ...others.map((other) => within(runIn(other), FRAME_MS).catch(() => {}))]);
  }

  return {
    async read() {
      const { result } = await session.send('Runtime.evaluate', {
        expression: READ,
        contextId: main.first,
        returnByValue: true,
      });
      return readSchema.parse(result.value);
    },
    async draw(full, most) {
      await run(STILL);
      try {
        const { data } = await session.send('Page.captureScreenshot', {
          format: 'png',
          clip: {
            x: 0,
            y: 0,
            width: Math.min(full.width, most.width),
            height: Math.min(full.height, most.height),
            scale: 1,
          },
          captureBeyondViewport: full.width > window.width || full.height > window.height,
          // The same picture, packed in half the time that all of a page takes else, and a fifth larger.
          optimizeForSpeed: true,
        });
        return Buffer.from(data, 'base64');
      } finally {
        await run(STIR);
      }
    },
    async close() {
      await Promise.all(
        [session, ...others.map((other) => other.session)].map((each) => each.detach().catch(() => {})),
      );
    },
  };
}

interface Worlds {
  session: CDPSession;
  /** Of the frame at the top, and of all. */
  first: number;
  ids: number[];
}

async function openWorlds(session: CDPSession): Promise<Worlds> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const make = async (frameId: string): Promise<number> =>
    (await session.send('Page.createIsolatedWorld', { frameId, worldName: WORLD })).executionContextId;
  const first = await make(frameTree.frame.id);
  const frames = [...(frameTree.childFrames ?? [])];
  for (const { childFrames } of frames) frames.push(...(childFrames ?? []));
  // One may go away meanwhile.
  const made = await Promise.all(frames.map(({ frame }) => make(frame.id).catch(() => null)));
  return { session, first, ids: [first, ...made.filter((id) => id !== null)] };
}
