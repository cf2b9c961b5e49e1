import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CENTRES, DRAWN, INNER_ON_MAINLAND, isOverseas, SIZE } from './map-places.ts';
import { nearestTowards } from './nearest-department.ts';

/** What the map shows of a department. */
export interface OnMap {
  code: string;
  name: string;
  courts: number;
  units: number;
}

/** So many courts have the darkest tone. */
const DARKEST = 4;

/**
 * The departments of France by how many courts they have, of which one is chosen: by a click, or by the arrow keys, which
 * go to the neighbour. What it shows stands in the lists below it, too.
 */
export function DepartmentMap(props: {
  departments: ReadonlyMap<string, OnMap>;
  chosen: string | null;
  onChoose: (code: string) => void;
}) {
  const { departments, chosen, onChoose } = props;
  const { t } = useTranslation();
  const map = useRef<HTMLDivElement>(null);
  const entry = chosen ?? DRAWN[0]?.code;
  const choose = (code: string): void => {
    onChoose(code);
    map.current?.querySelector<SVGGElement>(`[data-code="${code}"]`)?.focus();
  };
  const press = (event: KeyboardEvent, code: string): void => {
    const from = CENTRES.get(code);
    const next = event.key === ' ' ? code : from && nearestTowards(event.key, from, CENTRES);
    if (!next) return;
    event.preventDefault();
    choose(next);
  };
  return (
    <div ref={map} className="department-map" role="radiogroup" aria-label={t('courts.map')}>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="none">
        {INNER_ON_MAINLAND.map(({ code, path }) => (
          <path key={code} d={path} className="department inner" />
        ))}
        {DRAWN.map(({ code, path, transform, centre: [x, y] }) => {
          const about = departments.get(code);
          const courts = about?.courts ?? 0;
          const name = `${code} ${about?.name ?? ''}`;
          return (
            // biome-ignore lint/a11y/useSemanticElements: an input has no outline of a department
            <g
              key={code}
              data-code={code}
              role="radio"
              aria-checked={code === chosen}
              aria-label={[
                name,
                t('courts.count', { count: courts }),
                ...(about?.units ? [t('courts.unitCount', { count: about.units })] : []),
              ].join(', ')}
              tabIndex={code === entry ? 0 : -1}
              className={`department tone-${Math.min(courts, DARKEST)}`}
              onClick={() => choose(code)}
              onKeyDown={(event) => press(event, code)}
            >
              <title>{name}</title>
              <path d={path} transform={transform} />
              {isOverseas(code) && (
                <text x={x} y={y}>
                  {code}
                </text>
              )}
              {about !== undefined && about.units > 0 && <circle cx={x} cy={y} r={14} />}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
