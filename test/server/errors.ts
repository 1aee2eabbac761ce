/** The error body of the API (reference/provider-api.md section 9.2). */
export function errorBody(message: string, validationErrors: Record<string, string[]> | null = null) {
  return {
    object: 'error',
    message,
    validationErrors,
    exceptionMessage: null,
    exceptionStackTrace: null,
    innerExceptionMessage: null,
  };
}

/** Also the answer to "not permitted" on client and event routes: existence is hidden. */
export const NOT_FOUND = errorBody('Resource not found.');

/** What a bug answers, and whatever the real one forgot to expect. */
export const UNHANDLED = errorBody('An unhandled server error has occurred.');

export const invalidModel = (validationErrors: Record<string, string[]>) =>
  errorBody('The model state is invalid.', validationErrors);
