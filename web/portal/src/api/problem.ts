/** What a call answered when it could not do what was asked, in words for the person who looks at it. */

export class ApiProblem extends Error {
  constructor(
    /** The HTTP status; 0 where no answer came at all. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }

  /** No answer: the network, or the server, is away. */
  static offline = () =>
    new ApiProblem(
      0,
      'OFFLINE',
      navigator.onLine
        ? 'The server did not answer. It may be restarting: try again in a moment'
        : 'You are offline. What you see is from before; what you change cannot be saved',
      null,
    );

  get isOffline() {
    return this.status === 0;
  }

  /**
   * The field that the message is about, where it begins with one's name, as the API's do: "email must be …" is about
   * "email".
   */
  get field(): string | null {
    if (this.code !== 'INVALID_PARAMETERS') return null;
    return /^`?([a-z][\w.[\]]*)`? /.exec(this.message)?.[1] ?? null;
  }
}

/** Anything thrown, as a problem. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(-1, 'UNEXPECTED', 'Something went wrong in this page. Load it again', null);
}

/** The message, as a sentence. */
export function sentence(message: string) {
  const text = message.trim();
  if (!text) return 'Something went wrong.';
  const capital = text[0]!.toUpperCase() + text.slice(1);
  return /[.?]$/.test(capital) ? capital : capital + '.';
}

/** "email must be an address" under a field that is labelled "E-mail" reads "Must be an address." */
export function fieldMessage(problem: unknown, ...fields: string[]): string | null {
  if (!(problem instanceof ApiProblem) || !problem.field) return null;
  const { field, message } = problem;
  if (!fields.includes(field)) return null;
  return sentence(message.slice(message.indexOf(field) + field.length).replace(/^`/, ''));
}
