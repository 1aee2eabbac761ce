import { describe } from 'vitest';
import { tellProduction } from './stories/production.ts';
import { tellProfile } from './stories/profile.ts';
import { tellConsolePages } from './stories.ts';

describe('in Chromium', () => tellConsolePages('chromium'));

describe('the production build in Chromium', () => tellProduction('chromium'));

describe('what stays behind of Chromium', () => tellProfile('chromium'));
