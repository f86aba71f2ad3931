import { z } from 'zod';
import { footprintParams } from './access';
import { operations } from './operation';

const token = z.object({ token: z.string().min(20).max(64) });
const page = token.extend({ page: z.string().min(1).max(60) });
const anyToken = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

/** A member's survey: every page is a form that works without a script. */
export const responsesOperations = operations({
  showInvitation: {
    id: 'responses.showInvitation',
    method: 'get',
    path: '/s/{token}',
    summary: 'The survey a link invites to; looking changes nothing',
    who: { link: ['answer'] },
    params: token,
    reply: { kind: 'page' },
    example: { params: { token: anyToken } },
  },
  startOrDecline: {
    id: 'responses.startOrDecline',
    method: 'post',
    path: '/s/{token}',
    summary: 'Start or go on (go=start), or say “not this time” (go=decline)',
    who: { link: ['answer'] },
    params: token,
    form: true,
    reply: { kind: 'page' },
    example: { params: { token: anyToken }, form: { go: 'start', submission: anyToken } },
  },
  showPage: {
    id: 'responses.showPage',
    method: 'get',
    path: '/s/{token}/{page}',
    summary: 'One page of questions with what is stored, or check-answers, thank-you, go-on-later, help-now',
    who: { link: ['answer'] },
    params: page,
    query: z.object({ notice: z.string().max(40).optional(), next: z.string().max(60).optional() }),
    reply: { kind: 'page' },
    example: { params: { token: anyToken, page: 'general_health' } },
  },
  savePage: {
    id: 'responses.savePage',
    method: 'post',
    path: '/s/{token}/{page}',
    summary:
      'Save one page of answers (go=next, back, skip, later), or send them all (check-answers, go=send)',
    who: { link: ['answer'] },
    params: page,
    form: true,
    bodyLimit: 256 * 1024,
    reply: { kind: 'page' },
    example: {
      params: { token: anyToken, page: 'general_health' },
      form: { go: 'next', page: 'general_health', submission: anyToken, 'q.general_health': 'good' },
    },
  },
  showCode: {
    id: 'responses.showCode',
    method: 'get',
    path: '/{footprint}/code',
    summary: 'Where the short code of a letter is typed in',
    who: { anyone: true },
    params: footprintParams,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' } },
  },
  openByCode: {
    id: 'responses.openByCode',
    method: 'post',
    path: '/{footprint}/code',
    summary: 'Open what a short code is for, with the month of birth as second fact',
    who: { anyone: true },
    params: footprintParams,
    form: true,
    reply: { kind: 'page' },
    example: { params: { footprint: 'bnssg' }, form: { code: 'ABCDEFGHJKM', 'birth-month': '3' } },
  },
});
