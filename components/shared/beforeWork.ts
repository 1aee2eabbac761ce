import { lazily } from './lazily.tsx';

/** What is shown before there is a session with a provider, which is a few times a day at most. */
export const SignIn = lazily(async () => (await import('./SignIn.tsx')).SignIn);
export const SignInUnderWay = lazily(async () => (await import('./signIn/Steps.tsx')).Steps);
export const ProviderChooser = lazily(async () => (await import('./ProviderChooser.tsx')).ProviderChooser);
export const NoProvider = lazily(async () => (await import('./NoProvider.tsx')).NoProvider);
