/**
 * What the SDK (on the customer's page) and the widget (in the frame) say to one another.
 *
 * The widget greets its parent; the SDK answers with a port, and from then on both talk over that
 * port alone, so that other frames and other widgets of the page can neither listen nor interfere.
 */

export const HELLO = 'openwink:hello';
export const INIT = 'openwink:init';

export interface WidgetOptions {
  userToken: string;
  /** The Developer Portal shows how a template looks: there is no token, and the page answers in the server's place. */
  preview?: boolean;
  templateId?: string;
  providers?: string[];
  topProviders?: string[];
  enableUpload?: boolean;
  companyName?: string;
  language?: string;
  /** The page's origin, which the widget fills in. */
  page?: string;
}

export interface InitMessage {
  type: typeof INIT;
  options: WidgetOptions;
}

export type CallbackName = Exclude<keyof SmileLinkCallbacks, 'onClose'>;

export type ToPage =
  | { type: 'callback'; name: CallbackName; event?: unknown }
  | { type: 'close'; reason: SmileCloseReason }
  /** For whoever reads the page's console. */
  | { type: 'warning'; message: string }
  /** A preview's call of the Link API. */
  | { type: 'ask'; id: number; path: string; body: unknown };

/** The page passes on an Escape or the phone's back gesture: the widget decides whether to ask first. */
export type ToWidget =
  | { type: 'askClose' }
  /** What a preview asked for; nothing where it is to be refused. */
  | { type: 'answer'; id: number; data?: unknown }
  /** A preview's session, with a view, to show from now on. */
  | { type: 'show'; session: unknown };
