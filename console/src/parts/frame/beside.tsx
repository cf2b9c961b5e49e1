import { usePath } from '../../paths.ts';
import { Link } from '../link.tsx';

/** Screens beside each other, by path and name: the one that is shown, or that holds it, is marked. */
export function Beside({
  name,
  screens,
}: {
  name: string;
  screens: readonly (readonly [path: string, title: string])[];
}) {
  const path = usePath();
  return (
    <nav className="views" aria-label={name}>
      <ul>
        {screens.map(([to, title]) => (
          <li key={to}>
            <Link to={to} current={path === to || path.startsWith(`${to}/`)}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
