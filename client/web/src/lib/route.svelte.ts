/** Which screen the address asks for. So few addresses need no router. */

class Route {
  path: string = $state(location.pathname);

  constructor() {
    addEventListener("popstate", () => (this.path = location.pathname));
  }

  go(path: string): void {
    history.pushState(null, "", path);
    this.path = location.pathname;
    scrollTo(0, 0);
  }

  /** What stands after # in a link, taken out of the address bar and the history. */
  takeSecret(): string {
    const secret = decodeURIComponent(location.hash.slice(1));
    if (location.hash) history.replaceState(null, "", location.pathname);
    return secret;
  }
}

export const route = new Route();
