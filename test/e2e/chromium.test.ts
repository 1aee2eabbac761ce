import { describe } from 'vitest';
import { tellStories } from './stories.ts';

describe('in Chromium', () => tellStories('chromium'));
