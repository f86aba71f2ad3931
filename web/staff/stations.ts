import type { StaffRole } from '../../surveys/vocabulary';

export type StationKey =
  | 'targets'
  | 'recruitment'
  | 'panel'
  | 'surveys'
  | 'fieldwork'
  | 'responses'
  | 'weighting'
  | 'results'
  | 'themes'
  | 'pathways'
  | 'updates'
  | 'requests'
  | 'groups'
  | 'feedback'
  | 'look'
  | 'people'
  | 'messages'
  | 'audit';

export type Station = {
  readonly key: StationKey;
  readonly label: string;
  readonly part: 'line' | 'beside' | 'footprint';
  /** Who finds it in the navigation. What they may do there the server decides. */
  readonly roles: readonly StaffRole[];
};

const runsThePanel = ['engagement-lead', 'analyst'] as const;

/** The side navigation in its order: along the line, beside it, and the footprint's own. */
export const stations: readonly Station[] = [
  { key: 'targets', label: 'Targets', part: 'line', roles: runsThePanel },
  {
    key: 'recruitment',
    label: 'Recruitment',
    part: 'line',
    roles: [...runsThePanel, 'recruiter', 'administrator'],
  },
  { key: 'panel', label: 'Panel', part: 'line', roles: runsThePanel },
  { key: 'surveys', label: 'Surveys', part: 'line', roles: runsThePanel },
  { key: 'fieldwork', label: 'Fieldwork', part: 'line', roles: runsThePanel },
  { key: 'responses', label: 'Responses', part: 'line', roles: runsThePanel },
  { key: 'weighting', label: 'Weighting', part: 'line', roles: runsThePanel },
  { key: 'results', label: 'Results', part: 'line', roles: [...runsThePanel, 'programme'] },
  { key: 'themes', label: 'Themes', part: 'line', roles: runsThePanel },
  { key: 'pathways', label: 'Pathways', part: 'line', roles: [...runsThePanel, 'programme'] },
  { key: 'updates', label: 'Updates', part: 'line', roles: [...runsThePanel, 'programme'] },
  { key: 'requests', label: 'Requests', part: 'beside', roles: [...runsThePanel, 'programme'] },
  { key: 'groups', label: 'Groups', part: 'beside', roles: ['engagement-lead', 'programme'] },
  { key: 'feedback', label: 'Feedback', part: 'beside', roles: runsThePanel },
  { key: 'look', label: 'Name and look', part: 'footprint', roles: ['administrator'] },
  { key: 'people', label: 'People and roles', part: 'footprint', roles: ['administrator'] },
  { key: 'messages', label: 'Messages', part: 'footprint', roles: ['engagement-lead', 'administrator'] },
  { key: 'audit', label: 'Audit', part: 'footprint', roles: ['administrator'] },
];

/** The stations someone with these roles finds, among those that have a screen, in their order. */
export function stationsFor(roles: readonly StaffRole[], withScreen: readonly string[]): readonly Station[] {
  return stations.filter(
    (station) => withScreen.includes(station.key) && station.roles.some((role) => roles.includes(role)),
  );
}

/** Where a screen stands: its station, a link for those alone who find it in the navigation. */
export function stationCrumb(key: StationKey, roles: readonly StaffRole[]): { label: string; href?: string } {
  const station = stations.find((one) => one.key === key);
  const label = station?.label ?? key;
  return station?.roles.some((role) => roles.includes(role)) ? { label, href: `/staff/${key}` } : { label };
}

/** Roles as they are said on screens. */
export const roleWords: Readonly<Record<StaffRole, string>> = {
  'engagement-lead': 'Engagement lead',
  analyst: 'Analyst',
  programme: 'Programme team',
  recruiter: 'Recruiter',
  administrator: 'Administrator',
};

/** What each role may do, in one line, for those who give roles. */
export const roleHints: Readonly<Record<StaffRole, string>> = {
  'engagement-lead': 'Runs the panel: recruits, asks, chases, publishes.',
  analyst: 'Weights, tables, coding of comments and data files.',
  programme: 'Reads results and keeps its pathways true. Never sees who said what.',
  recruiter: 'Sees open cells and enters recruits; nothing else.',
  administrator: 'Gives roles and reads the audit; sees no answers.',
};
