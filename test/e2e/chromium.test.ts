import { describe } from 'vitest';
import { tellMainJob } from './stories/mainJob.ts';
import { tellProduction } from './stories/production.ts';
import { tellProfile } from './stories/profile.ts';
import { tellStories } from './stories.ts';

describe('in Chromium', () => tellStories('chromium'));

describe('the demo in Chromium', () => tellMainJob('chromium'));

describe('the production build in Chromium', () => tellProduction('chromium'));

describe('what stays behind of Chromium', () => tellProfile('chromium'));
