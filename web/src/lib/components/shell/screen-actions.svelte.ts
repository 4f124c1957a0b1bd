import { createContext } from 'svelte';

/** Something the screen in view can do: the palette lists it, its letter fires it. */
export interface ScreenAction {
  readonly id: string;
  readonly title: string;
  /** Letter that fires it outside fields; signs such as `/` too. */
  readonly key?: string;
  /** Not in the palette: moving within a list makes no sense there. */
  readonly hidden?: boolean;
  readonly run: () => void;
}

export interface Shell {
  /** Tells the shell what a screen can do, for as long as the component that says so lives. */
  offer(actions: () => readonly ScreenAction[]): () => void;
  /** Said to screen readers, politely; shown to nobody. */
  say(text: string): void;
  /** A sentence at the bottom of the screen for a few seconds, said aloud, too. */
  tell(text: string, undo?: { title: string; run: () => void }): void;
  openPalette(): void;
}

export const [getShell, setShell] = createContext<Shell>();
