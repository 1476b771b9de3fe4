//! Flattens overlapping marks into segments, cards and source rows: message keys and typed values.
//! Must not know how a mark was found, nor the DOM.
