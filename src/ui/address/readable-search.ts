/** A query with its commas and colons as they are: both are legal there, and people read and send these links. */
export function readableSearch(search: URLSearchParams): string {
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `?${text}` : '';
}
