import type { PlotOptions } from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export type Plot = typeof import('./plot.ts');
/** What is drawn, panels one below the other, at a width in pixels. */
export type Draw = (plot: Plot, width: number) => readonly PlotOptions[];

/**
 * A panel, drawn. Plot's own style element goes before the drawing is on the page, whose policy would refuse and report
 * it: `charts.css` says the same. All other styles are set by Plot on the elements, which the policy allows.
 */
function drawPanel(plot: Plot, options: PlotOptions): Element {
  const drawn = plot.plot({ ...options, className: 'plot', style: { fontFamily: 'inherit', fontSize: '12px' } });
  drawn.querySelector('style')?.remove();
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}

/** A drawing that is as wide as its place. It is an image that its name says; the figures are in the table behind it. */
export function Drawing({ name, draw }: { name: string; draw: Draw }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<Plot | 'failed' | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    import('./plot.ts').then(setPlot, () => setPlot('failed'));
  }, []);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (plot === null || plot === 'failed' || width === 0) return;
    place.current?.replaceChildren(...draw(plot, width).map((options) => drawPanel(plot, { ...options, width })));
  }, [plot, width, draw]);
  return (
    <>
      {plot === 'failed' && <p className="quiet">{t('charts.notDrawn')}</p>}
      <div ref={place} className="drawing" role="img" aria-label={name} />
    </>
  );
}
