/** The pages that this member may see, in their groups. */
import { Link, useRoute } from 'wouter';
import type { Mode } from '../permissions';
import { GROUPS, type Route, routes } from '../routes';
import { useMember, useMode } from '../session';
import classes from './Layout.module.css';

export const addressOf = (route: Route, mode: Mode) => route.path.replace(':mode', mode);

/** The pages that stand in the navigation and that this member may open in a mode. */
export function usePages() {
  const [mode] = useMode();
  const { can } = useMember();
  return routes.filter((route) => route.group && (!route.permission || can(route.permission, mode)));
}

export function Navigation() {
  const pages = usePages();
  return (
    <div className={classes.groups}>
      {GROUPS.map((group) => {
        const those = pages.filter((route) => route.group === group);
        if (!those.length) return null;
        const id = 'group-' + group;
        return (
          <div key={group}>
            {group !== 'Start' && (
              <p className={classes.group} id={id}>
                {group}
              </p>
            )}
            <ul className={classes.links} aria-labelledby={group === 'Start' ? undefined : id}>
              {those.map((route) => (
                <Item key={route.path} route={route} />
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function Item({ route }: { route: Route }) {
  const [mode] = useMode();
  const [here] = useRoute(route.path);
  // A list is where one is on the pages below it too.
  const [below] = useRoute(route.path === '/' ? '/nowhere' : route.path + '/*');
  const Icon = route.icon;
  return (
    <li>
      <Link
        href={addressOf(route, mode)}
        className={classes.link}
        aria-current={here ? 'page' : below ? 'true' : undefined}
      >
        {Icon && <Icon size={20} stroke={1.7} aria-hidden />}
        {route.title}
      </Link>
    </li>
  );
}
