//! The whole way: files in, [`Reading`](crate::Reading) out.
