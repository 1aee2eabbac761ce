import type { LabelFiles } from '../../components/console/settings/TeamCard.tsx';
import { LARGEST_FILE } from '../../utils/domain/labelsFile.ts';

const NAME = 'switchboard-labels.json';

export const labelFiles: LabelFiles = {
  save(text) {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = NAME;
    link.click();
    // the browser has begun to read it by then
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  },
  read: async (file) => (file.size > LARGEST_FILE ? null : file.text()),
};
