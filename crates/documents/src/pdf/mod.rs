//! PDF: pages, their text layer, and their picture.
