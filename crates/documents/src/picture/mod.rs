//! Pictures: PNG, JPEG, TIFF and HEIC become pixels, within limits.
