import { type Component, lazy } from 'solid-js';
import type { StationKey } from './stations';

/**
 * The screens of each station: path below /staff/<station> → component. A station without a row is not in the
 * navigation. Each station keeps its screens in screens/<station>/; a screen is one file with a default export.
 */
export const screens: Partial<Record<StationKey, Readonly<Record<string, Component>>>> = {
  targets: {
    '/': lazy(() => import('./screens/targets/targets')),
    '/import': lazy(() => import('./screens/targets/import')),
    '/build': lazy(() => import('./screens/targets/build')),
    '/:frame': lazy(() => import('./screens/targets/frame')),
  },
  panel: {
    '/': lazy(() => import('./screens/panel/panel')),
    '/members': lazy(() => import('./screens/panel/members')),
    '/members/:member': lazy(() => import('./screens/panel/member')),
  },
  footprint: { '/': lazy(() => import('./screens/footprint/settings')) },
  people: {
    '/': lazy(() => import('./screens/people/people')),
    '/invite': lazy(() => import('./screens/people/invite')),
    '/:staff': lazy(() => import('./screens/people/person')),
  },
  messages: {
    '/': lazy(() => import('./screens/messages/tray')),
    '/:message': lazy(() => import('./screens/messages/message')),
  },
  audit: { '/': lazy(() => import('./screens/audit/audit')) },
};

/** Keys of the stations that have a screen, in no order (stations.ts keeps the order). */
export const stationsWithScreen: readonly string[] = Object.keys(screens);
