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
  recruitment: {
    '/': lazy(() => import('./screens/recruitment/index')),
    '/enter': lazy(() => import('./screens/recruitment/enter')),
    '/import': lazy(() => import('./screens/recruitment/import')),
    '/take-over': lazy(() => import('./screens/recruitment/take-over')),
    '/wave': lazy(() => import('./screens/recruitment/wave')),
  },
  panel: {
    '/': lazy(() => import('./screens/panel/panel')),
    '/members': lazy(() => import('./screens/panel/members')),
    '/members/:member': lazy(() => import('./screens/panel/member')),
  },
  weighting: {
    '/': lazy(() => import('./screens/weighting/waves')),
    '/sets/:weighting': lazy(() => import('./screens/weighting/record')),
    '/:wave': lazy(() => import('./screens/weighting/wave')),
    '/:wave/sensitivity': lazy(() => import('./screens/weighting/sensitivity')),
  },
  results: {
    '/': lazy(() => import('./screens/results/waves')),
    '/:wave': lazy(() => import('./screens/results/wave')),
    '/:wave/archive': lazy(() => import('./screens/results/archive')),
    '/:wave/publish': lazy(() => import('./screens/results/publish')),
  },
  themes: {
    '/': lazy(() => import('./screens/themes/questions')),
    '/thread/:theme': lazy(() => import('./screens/themes/thread')),
    '/:wave/:question': lazy(() => import('./screens/themes/coding')),
    '/:wave/:question/frame': lazy(() => import('./screens/themes/frame')),
    '/:wave/:question/themes': lazy(() => import('./screens/themes/themes')),
  },
  pathways: {
    '/': lazy(() => import('./screens/pathways/pathways')),
    '/:pathway': lazy(() => import('./screens/pathways/pathway')),
    '/:pathway/milestones': lazy(() => import('./screens/pathways/milestones')),
    '/:pathway/record': lazy(() => import('./screens/pathways/record')),
    '/:pathway/themes/:link': lazy(() => import('./screens/pathways/theme')),
  },
  updates: {
    '/': lazy(() => import('./screens/updates/updates')),
    '/:link': lazy(() => import('./screens/updates/publish')),
  },
  surveys: {
    '/': lazy(() => import('./screens/surveys/surveys')),
    '/import': lazy(() => import('./screens/surveys/import')),
    '/wording': lazy(() => import('./screens/surveys/wording')),
    '/media': lazy(() => import('./screens/surveys/media/media')),
    '/:questionnaire/:view?': lazy(() => import('./screens/surveys/editor')),
  },
  fieldwork: {
    '/': lazy(() => import('./screens/fieldwork/waves')),
    '/plan': lazy(() => import('./screens/fieldwork/plan')),
    '/:wave': lazy(() => import('./screens/fieldwork/wave')),
    '/:wave/entry': lazy(() => import('./screens/fieldwork/entry')),
  },
  groups: {
    '/': lazy(() => import('./screens/groups/groups')),
    '/plan': lazy(() => import('./screens/groups/plan')),
    '/:group': lazy(() => import('./screens/groups/group')),
    '/:group/change': lazy(() => import('./screens/groups/change-plan')),
  },
  look: { '/': lazy(() => import('./screens/look/settings')) },
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
