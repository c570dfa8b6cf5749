export function companyDomain(email: string, freeMail: readonly string[]): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return ['gmail.com', 'example.com', ...freeMail].includes(domain) ? null : domain;
}
