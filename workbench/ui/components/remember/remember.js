const YEAR = 365 * 24 * 60 * 60;

export default function ({ data }) {
  const value = encodeURIComponent(data.name);
  document.cookie = `${data.cookie}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
}
