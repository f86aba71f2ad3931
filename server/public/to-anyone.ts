import { inLanguageOf } from '../member/in-language';
import type { PageReply } from '../mount';
import type { Page, Spoken } from '../pages';

/** A public page in its language: what it leads to on the panel's own pages keeps to it. */
export const toAnyone = (
  call: {
    readonly footprint: { readonly id: string };
    readonly request: { readonly language: string | null };
  },
  spoken: Spoken,
  page: Page,
): PageReply => inLanguageOf({ page }, `/${call.footprint.id}`, call.request.language, spoken);
