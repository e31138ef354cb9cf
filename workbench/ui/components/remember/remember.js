const YEAR = 365 * 24 * 60 * 60;
const ADDRESS = "workbench_address";
let spoken; // the phrases in force, as JSON
let app; // the node that knows whether the theme is light or dark

export default function ({ data }) {
  document.documentElement.lang = data.language;
  followTheme();
  const secure = location.protocol === "https:" ? "; secure" : "";
  for (const [name, value] of Object.entries(data.cookies)) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR}; samesite=lax${secure}`;
  }
  const phrases = JSON.stringify(data.phrases);
  if (phrases !== spoken) {
    spoken = phrases;
    sayIn(data.phrases);
  }
  try {
    data.admitted ? goBack() : sessionStorage.setItem(ADDRESS, location.href);
  } catch (error) {
    // A browser may forbid the storage; then a sign-in ends on the first page.
    console.warn("remember", error);
  }
}

// What pops up stands beside the app's node, where light-dark() would always be light.
function followTheme() {
  const found = document.querySelector(".stApp");
  if (!found || found === app) return;
  app = found;
  const follow = () => (document.documentElement.style.colorScheme = getComputedStyle(found).colorScheme);
  new MutationObserver(follow).observe(found, { attributeFilter: ["class"] });
  follow();
}

function goBack() {
  const address = sessionStorage.getItem(ADDRESS);
  sessionStorage.removeItem(ADDRESS);
  if (address && address !== location.href) location.replace(address);
}
