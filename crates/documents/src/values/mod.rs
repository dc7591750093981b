//! Values: dates, amounts, numbers of offices and names, as people write them.
