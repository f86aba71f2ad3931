import type { around as en } from '../en/around';
import type { Wording } from '../entry';

export const around: Wording<typeof en> = {
  frame: {
    skip: 'سیدھا صفحے پر جائیں',
    help: 'مدد:',
    free: '(مفت)',
    results: 'نتائج',
    updates: 'آپ نے کہا، ہم نے کیا',
    involved: 'شامل ہوں',
    about: 'پینل کے بارے میں',
    privacy: 'رازداری',
    accessibility: 'رسائی',
    otherWays: 'جواب دینے کے دوسرے طریقے',
    demo: 'نمائشی نسخہ۔',
    parts: 'اس سائٹ کے حصے',
    write: 'ہمیں لکھیں:',
    of: '{place} کی این ایچ ایس اور کونسلیں۔',
    inEnglish: '(انگریزی میں)',
    partlyEnglish: 'اس صفحے کے کچھ حصے انگریزی میں ہیں: ابھی کسی نے ان کا ترجمہ نہیں کیا۔',
    languages: 'دوسری زبانیں',
  },
};
