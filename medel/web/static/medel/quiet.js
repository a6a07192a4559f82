// htmx notes the address in the tab's storage; this site keeps nothing in the browser.
"use strict";
const forget = () => {
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // A browser that lets nothing be stored has nothing to forget.
  }
};
forget();
document.addEventListener("htmx:pushedIntoHistory", forget);
