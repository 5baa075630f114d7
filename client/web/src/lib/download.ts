/** Hands the browser a file to save. Never fetches it. */

export function download(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
