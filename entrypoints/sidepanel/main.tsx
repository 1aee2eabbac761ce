import { startPopup } from '../shared/startPopup.tsx';

// it stays until a person closes it
startPopup({ onDone: () => undefined });
