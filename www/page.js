// Loads the module; the element <quellen-lupe> does the rest.
import init from "./pkg/quellenlupe.js";

await init();
