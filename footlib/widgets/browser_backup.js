// Keeper: no view. The browser's copy of the records follows it from the moment it is made.
import { keep } from "./backup_copies.js";

export default {
  initialize({ model }) {
    const life = new AbortController();
    keep(model, life.signal);
    return () => life.abort();
  },
};
