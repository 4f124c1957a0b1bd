import { createContext, tick } from 'svelte';
import { sectionAt } from '@opencoc/core/readiness';
import type { SectionId } from '@opencoc/core/ivi';
import type { OpenRecordModel, WorkspaceModel } from '#lib/app/ports.ts';

export type PanelTab = 'talk' | 'checks' | 'sources' | 'decisions';
export type Middle = 'section' | 'review';

/** What one looks at in an open record: shared by the parts of the record screen. */
export class RecordScreen {
  readonly workspace: WorkspaceModel;
  readonly model: OpenRecordModel;

  section = $state<SectionId>('identity');
  middle = $state<Middle>('section');
  tab = $state<PanelTab>('talk');
  /** The panel over the form, on small screens. */
  panelOpen = $state(false);
  /** The element the cursor stands on, or stood on last. */
  path = $state<string>();
  /** Show also elements that are neither filled nor expected. */
  all = $state(false);
  detailsOf = $state<string>();
  /** Which gate's card is open over the record. */
  gate = $state<'xml' | 'signing' | 'delivery'>();
  releasing = $state(false);

  constructor(workspace: WorkspaceModel, model: OpenRecordModel) {
    this.workspace = workspace;
    this.model = model;
  }

  /** Anchor of a new thread: the element one is on, else the section. */
  get anchor(): string {
    return this.path ?? `#${this.section}`;
  }

  openSection(section: SectionId): void {
    this.middle = 'section';
    if (section !== this.section) {
      this.section = section;
      this.path = undefined;
      this.model.setPresence({ section, path: null, editing: false });
    }
  }

  /** The cursor came to an element. */
  stand(path: string, editing: boolean): void {
    this.path = path;
    this.model.setPresence({ section: this.section, path, editing });
  }

  leave(): void {
    this.model.setPresence({ section: this.section, path: this.path ?? null, editing: false });
  }

  /** Opens the section of a path and puts the cursor on it. */
  async goTo(path: string): Promise<void> {
    const section = sectionAt(path);
    if (section) this.openSection(section);
    this.panelOpen = false;
    this.path = path.startsWith('#') ? undefined : path;
    await tick();
    const place = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
    if (!place) return;
    place.scrollIntoView({ block: 'center' });
    const control = place.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]') ?? place;
    control.focus({ preventScroll: true });
  }

  /** Opens the panel with the cursor where one writes. */
  compose(): void {
    this.openTab('talk');
    void tick().then(() => document.querySelector<HTMLElement>('[data-compose]')?.focus());
  }

  openTab(tab: PanelTab): void {
    this.tab = tab;
    this.panelOpen = true;
  }
}

export const [getRecordScreen, setRecordScreen] = createContext<RecordScreen>();
