//! Lines, columns and neighbours: how the words of a page stand to one another.
