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
  demoNotes: {
    healthInsight:
      'لوگ اور ان کے جوابات فرضی ہیں، اور Health Insight Survey کے شائع شدہ اعداد و شمار سے ملتے جلتے بنائے گئے ہیں۔ مردم شماری کے اعداد و شمار اور مقامات اصلی ہیں۔ تبصرے دوسری جگہوں کے شائع شدہ این ایچ ایس تبصرے ہیں؛ اکتوبر 2017 کے بعد تبدیلیوں کے ریکارڈ فرضی ہیں۔',
    plain: 'یہ نمائشی نسخہ ہے: مردم شماری کے اعداد و شمار اصلی ہیں، لوگ اور ان کے جوابات فرضی ہیں۔',
  },
};
