import { wording } from '../../surveys/wording/words';

/** What a device keeps, and who can join a name with answers: the same for every panel, since the program makes it so. */
export function deviceParts(language: string) {
  const { device, joined } = wording(language).publicPages;
  return [
    {
      title: device.title,
      paragraphs: [device.kept, device.pictures, device.removed, device.clear, device.typed, device.cookies],
    },
    { title: joined.title, paragraphs: [joined.apart, joined.staff, joined.danger, joined.few] },
  ];
}
