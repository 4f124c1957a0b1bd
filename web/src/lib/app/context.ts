import { createContext } from 'svelte';
import type { App } from './ports.ts';

/** `setApp` once in the root layout, `getApp` in any component below it. */
export const [getApp, setApp] = createContext<App>();
