import {
  Activity,
  ArrowLeftRight,
  Building2,
  ChartColumn,
  DoorOpen,
  FileInput,
  FileQuestion,
  Handshake,
  Landmark,
  Layers,
  ListTodo,
  type LucideIcon,
  Mailbox,
  MessageSquareWarning,
  Newspaper,
  Radar,
  Scale,
  ScrollText,
  Stamp,
  Users,
} from 'lucide-react';
import type { Schemas } from '../../client/api.ts';
import { paths } from '../../paths.ts';

type Role = Schemas['Account']['role'];
const WORKERS: readonly Role[] = ['analyst', 'approver', 'administrator'];
const OVERSEERS: readonly Role[] = ['auditor', 'administrator'];

/** Where one can go: its name among the words, its address, and the letter that leads there after `g`. */
export interface Place {
  name:
    | 'mine'
    | 'approve'
    | 'alerts'
    | 'handovers'
    | 'cases'
    | 'intake'
    | 'sweeps'
    | 'joint'
    | 'rules'
    | 'compliance'
    | 'referrals'
    | 'releases'
    | 'prepublication'
    | 'receiving'
    | 'inquiries'
    | 'operations'
    | 'audit'
    | 'people'
    | 'unit';
  to: string;
  letter: string;
  icon: LucideIcon;
  /** Addresses that belong to it besides its own. */
  within?: RegExp;
  /** Whom it is there for; left out: everybody. */
  roles?: readonly Role[];
}

/** In the order of the rail; the first four are at hand on a phone. */
export const PLACES: readonly Place[] = [
  { name: 'mine', to: '/?view=mine', letter: 'm', icon: ListTodo },
  { name: 'approve', to: '/?view=approve', letter: 'a', icon: Stamp },
  {
    name: 'cases',
    to: paths.worktable,
    letter: 'c',
    icon: Layers,
    within: /^\/(?:cases|exhibits|platforms|traders|products|pictures)\//,
  },
  { name: 'intake', to: paths.intake, letter: 'i', icon: FileInput, within: /^\/(?:intake\/|imports$)/ },
  {
    name: 'alerts',
    to: paths.alerts,
    letter: 's',
    icon: MessageSquareWarning,
    roles: WORKERS,
    within: /^\/alerts\//,
  },
  { name: 'handovers', to: paths.handovers, letter: 'y', icon: ArrowLeftRight, roles: WORKERS },
  { name: 'sweeps', to: paths.sweeps, letter: 'w', icon: Radar, within: /^\/sweeps\// },
  { name: 'joint', to: paths.jointOperations, letter: 'j', icon: Handshake, within: /^\/joint-operations\// },
  { name: 'rules', to: paths.rules, letter: 'r', icon: Scale, within: /^\/rules\// },
  { name: 'compliance', to: paths.compliance, letter: 'f', icon: ChartColumn },
  { name: 'referrals', to: paths.referrals, letter: 't', icon: Landmark, within: /^\/courts$/ },
  {
    name: 'releases',
    to: paths.releases,
    letter: 'p',
    icon: Newspaper,
    within: /^\/trusted-flagger-report$/,
  },
  {
    name: 'prepublication',
    to: paths.held,
    letter: 'b',
    icon: DoorOpen,
    within: /^\/connect-marketplace$/,
  },
  {
    name: 'receiving',
    to: paths.received,
    letter: 'n',
    icon: Mailbox,
    within: /^\/(?:received|statements|complaints|misuse|senders)(?:\/|$)/,
  },
  {
    name: 'inquiries',
    to: paths.inquiries,
    letter: 'h',
    icon: FileQuestion,
    roles: [...WORKERS, 'auditor'],
    within: /^\/inquiries\//,
  },
  {
    name: 'operations',
    to: paths.operations,
    letter: 'o',
    icon: Activity,
    roles: OVERSEERS,
    within: /^\/data-requests$/,
  },
  { name: 'audit', to: paths.audit, letter: 'l', icon: ScrollText, roles: OVERSEERS },
  { name: 'people', to: paths.people, letter: 'e', icon: Users },
  { name: 'unit', to: paths.unit, letter: 'u', icon: Building2 },
];

/** The places that are there for a role. */
export const placesFor = (role: Role): Place[] => PLACES.filter(({ roles }) => roles?.includes(role) ?? true);

/** The place that an address belongs to, where it is not there for a role; undefined: it is. */
export const closedTo = (role: Role, path: string): Place | undefined => {
  const place = placeOf(PLACES, path, '');
  return place?.roles?.includes(role) === false ? place : undefined;
};

/**
 * The place that an address belongs to, of those there are: one that names its view before one that is all cases.
 *
 * @returns undefined: none
 */
export function placeOf(places: readonly Place[], path: string, search: string): Place | undefined {
  const view = new URLSearchParams(search).get('view');
  const isOfView = path === paths.worktable || path.startsWith('/cases/');
  return (
    (isOfView ? places.find(({ to }) => to === `/?view=${view}`) : undefined) ??
    places.find(({ to, within }) => to === path || within?.test(path))
  );
}
