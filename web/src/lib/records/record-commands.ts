import type { GateId } from '@opencoc/core/readiness';
import * as record from '@opencoc/core/record';
import type { Pen, RecordView } from '@opencoc/core/record';
import { mayTakePart, mayWrite } from '@opencoc/core/workspace';
import type { Role } from '@opencoc/core/workspace';
import type { Doc } from 'yjs';
import type { CommandResult } from '#lib/app/ports.ts';
import { mayRevert, UndoStack } from './undo.ts';
import type { ValueChange } from './undo.ts';

export interface CommandPorts {
  /** The document as it is now; another one after a repair. Undefined while the record is not open. */
  readonly doc: () => Doc | undefined;
  readonly view: () => RecordView | undefined;
  readonly me: string;
  readonly device: string;
  readonly roles: () => readonly Role[];
  readonly newId: (length: number) => string;
  readonly nowMs: () => number;
  /** What may be taken back is another now. */
  readonly onUndoChange: () => void;
}

type Refused = Extract<CommandResult, { ok: false }>;
const refused = (reason: Refused['reason'], message: string): Refused => ({ ok: false, reason, message });
const NOT_READY = refused('not-ready', 'The record is not open yet.');
const NOT_ALLOWED = refused('not-allowed', 'Your role may not change this.');
const TOO_LONG = refused('too-long', 'The text is longer than a record keeps.');
const DONE: CommandResult = { ok: true };

/** What a person may do to an open record; the server judges the same again. */
export class RecordCommands {
  readonly #ports: CommandPorts;
  readonly #undo = new UndoStack();

  constructor(ports: CommandPorts) {
    this.#ports = ports;
  }

  /** Sets, clears (`null`) or settles a conflict, and remembers how to take it back. */
  setValue(path: string, value: string | null): CommandResult {
    const before = this.#ports.view()?.elements.get(path);
    const result = this.#writeValue(path, value);
    // Settling a conflict is a decision between people; taking it back would bring the conflict's loser alone.
    if (result.ok && value !== before?.value && before?.conflict !== true) {
      this.#undo.made({ path, before: before?.value, after: value });
      this.#ports.onUndoChange();
    }
    return result;
  }

  addRow(tablePath: string, after?: string | null): CommandResult & { readonly rowId?: string } {
    const rowId = this.#ports.newId(8);
    const result = this.#write(`${tablePath}/${rowId}`, (doc, pen) => {
      record.addRow(doc, pen, tablePath, rowId, after);
    });
    return result.ok ? { ...result, rowId } : result;
  }

  removeRow(rowPath: string): CommandResult {
    return this.#write(rowPath, (doc, pen) => {
      record.removeRow(doc, pen, rowPath);
    });
  }

  keepRow(rowPath: string): CommandResult {
    return this.#write(rowPath, (doc, pen) => {
      record.keepRow(doc, pen, rowPath);
    });
  }

  moveRow(rowPath: string, after: string | null): CommandResult {
    return this.#write(rowPath, (doc, pen) => {
      record.moveRow(doc, pen, rowPath, after);
    });
  }

  startThread(thread: {
    anchor: string;
    text: string;
    holds: readonly GateId[];
  }): CommandResult & { readonly threadId?: string } {
    const text = thread.text.trim();
    const threadId = this.#ports.newId(12);
    const result = this.#talk(text, (doc, pen) => {
      record.startThread(doc, pen, { ...thread, text, threadId, commentId: this.#ports.newId(12) });
    });
    return result.ok ? { ...result, threadId } : result;
  }

  reply(threadId: string, text: string): CommandResult {
    return this.#talk(text.trim(), (doc, pen) => {
      record.reply(doc, pen, threadId, this.#ports.newId(12), text.trim());
    });
  }

  editComment(threadId: string, commentId: string, text: string | null): CommandResult {
    const thread = this.#ports.view()?.threads.find((one) => one.id === threadId);
    const comment = thread?.comments.find((one) => one.id === commentId);
    if (!comment) return refused('unknown-place', 'This comment is not there.');
    if (comment.author !== this.#ports.me) return NOT_ALLOWED;
    const kept = text === null ? null : text.trim();
    return this.#talk(kept ?? undefined, (doc, pen) => {
      record.editComment(doc, pen, threadId, commentId, kept);
    });
  }

  setHolds(threadId: string, holds: readonly GateId[]): CommandResult {
    return this.#talk(undefined, (doc, pen) => {
      record.setHolds(doc, pen, threadId, holds);
    });
  }

  resolveThread(threadId: string): CommandResult {
    return this.#talk(undefined, (doc, pen) => {
      record.resolveThread(doc, pen, threadId);
    });
  }

  reopenThread(threadId: string): CommandResult {
    return this.#talk(undefined, (doc, pen) => {
      record.reopenThread(doc, pen, threadId);
    });
  }

  get mayUndo(): boolean {
    return this.#mayRevert(this.#undo.lastDone, 'after');
  }

  get mayRedo(): boolean {
    return this.#mayRevert(this.#undo.lastUndone, 'before');
  }

  /** A new command that writes the old value: it is history like any other, and wins over nobody unseen. */
  undo(): CommandResult {
    const change = this.#undo.lastDone;
    if (!change || !this.mayUndo) return refused('nothing', 'There is nothing of yours to take back here.');
    const result = this.#writeValue(change.path, change.before ?? null);
    if (result.ok) this.#undo.undone();
    this.#ports.onUndoChange();
    return result;
  }

  redo(): CommandResult {
    const change = this.#undo.lastUndone;
    if (!change || !this.mayRedo) return refused('nothing', 'There is nothing to make again.');
    const result = this.#writeValue(change.path, change.after);
    if (result.ok) this.#undo.redone();
    this.#ports.onUndoChange();
    return result;
  }

  #mayRevert(change: ValueChange | undefined, shown: 'before' | 'after'): boolean {
    if (!change) return false;
    return mayRevert(this.#ports.view()?.elements.get(change.path), change[shown], this.#ports.me);
  }

  #writeValue(path: string, value: string | null): CommandResult {
    if ((value?.length ?? 0) > record.ASSERTION_LIMITS.value) return TOO_LONG;
    return this.#write(path, (doc, pen) => {
      record.setValue(doc, pen, path, value);
    });
  }

  #write(path: string, command: (doc: Doc, pen: Pen) => void): CommandResult {
    return mayWrite(this.#ports.roles(), path) ? this.#run(command) : NOT_ALLOWED;
  }

  #talk(text: string | undefined, command: (doc: Doc, pen: Pen) => void): CommandResult {
    if (!mayTakePart(this.#ports.roles())) return NOT_ALLOWED;
    if (text === '') return refused('nothing', 'Write something first.');
    if ((text?.length ?? 0) > record.COMMENT_LENGTH) return TOO_LONG;
    return this.#run(command);
  }

  #run(command: (doc: Doc, pen: Pen) => void): CommandResult {
    const { me, device, nowMs } = this.#ports;
    const doc = this.#ports.doc();
    if (!doc) return NOT_READY;
    try {
      command(doc, { author: me, device, nowMs: nowMs() });
      return DONE;
    } catch (error) {
      return refused('failed', error instanceof Error ? error.message : 'That did not work.');
    }
  }
}
