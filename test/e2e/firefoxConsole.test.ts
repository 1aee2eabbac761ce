import { describe } from 'vitest';
import { tellProduction } from './stories/production.ts';
import { tellProfile } from './stories/profile.ts';
import { tellConsolePages } from './stories.ts';

describe('in Firefox', () => tellConsolePages('firefox'));

describe('the production build in Firefox', () => tellProduction('firefox'));

describe('what stays behind of Firefox', () => tellProfile('firefox'));
