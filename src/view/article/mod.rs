//! The publisher's own nodes: read as text, marked in place, given back.

pub mod marks;
pub mod text_nodes;
