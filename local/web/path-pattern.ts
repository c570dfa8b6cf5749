/** Unreserved characters mean the same with and without their percent encoding. */
const withoutNeedlessEncoding = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded;
  });

/** A path as behaviors are compared with it: normal by RFC 3986, so without dots between its slashes. */
export const normalPath = (path: string): string => {
  const segments: string[] = [];
  for (const segment of withoutNeedlessEncoding(path).slice(1).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
};

/** A path pattern of CloudFront: `*` stands for any characters, slashes too, and `?` for one. Case counts. */
export const pathPattern = (pattern: string): ((path: string) => boolean) => {
  const source = pattern
    .replace(/^(?!\/|\*)/, '/')
    .replace(/[\\^$.|+(){}[\]]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const whole = new RegExp(`^${source}$`, 's');
  return (path) => whole.test(path);
};
