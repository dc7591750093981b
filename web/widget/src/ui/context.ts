import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Engine, State } from '../engine.ts';
import type { Words } from '../i18n.ts';
import type { Session, View } from '../types.ts';

/** What every screen may use. */
export interface Scene {
  engine: Engine;
  state: State;
  session: Session;
  view: View;
  t: Words;
  /** The tenant's name, or words that stand for it. */
  company: string;
  /** Says something to screen readers without showing it. */
  announce(text: string): void;
  /** A screen with something to lose says so; closing then asks first. */
  setDirty(dirty: boolean): void;
}

export const SceneContext = createContext<Scene>(null as unknown as Scene);
export const useScene = () => useContext(SceneContext);
