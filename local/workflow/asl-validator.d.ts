declare module 'asl-validator' {
  /** Checks a definition against the Amazon States Language. Adds defaults to the object that it is given. */
  export default function validate(
    definition: object,
    options?: { checkPaths?: boolean; checkArn?: boolean },
  ): { isValid: boolean; errorsText(separator?: string): string };
}
