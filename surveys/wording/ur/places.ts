import type { places as en } from '../en/places';
import type { Wording } from '../entry';

export const places: Wording<typeof en> = {
  'not-listed': 'یہ پوسٹ کوڈ ہماری فہرست میں نہیں۔ اسے دیکھ لیں۔ اگر درست ہے تو دوبارہ “آگے بڑھیں” دبائیں۔',
  outside: 'یہ پوسٹ کوڈ ہمارے علاقے سے باہر ہے۔ اسے دیکھ لیں۔ اگر درست ہے تو دوبارہ “آگے بڑھیں” دبائیں۔',
};
