import type { trying as en } from '../en/trying';
import type { Wording } from '../entry';

export const trying: Wording<typeof en> = {
  test: 'آزمائش',
  mark: 'یہ ایک آزمائش ہے۔ آپ کا کوئی جواب محفوظ نہیں ہوتا اور نہ شمار ہوتا ہے۔',
  openUntil: 'سروے بند ہونے کے دن',
  later: 'یہاں رک کر بعد میں جاری رکھا جا سکتا ہے۔',
  goOn: 'آزمائش جاری رکھیں',
  staffTask: 'اصل جواب پر اب عملے کے لیے یہ کام بنتا:',
  whole: 'سروے یہاں مکمل ہوا',
  nothing: 'یہ ایک آزمائش تھی: کچھ محفوظ نہیں ہوا اور کچھ شمار نہیں ہوتا۔',
  again: 'شروع سے دوبارہ آزمائیں',
};
