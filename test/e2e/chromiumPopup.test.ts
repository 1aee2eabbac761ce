import { describe } from 'vitest';
import { tellMainJob } from './stories/mainJob.ts';
import { tellPopup } from './stories.ts';

describe('in Chromium', () => tellPopup('chromium'));

describe('the demo in Chromium', () => tellMainJob('chromium'));
