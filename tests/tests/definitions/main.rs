//! Option sets as an environment defines them.

mod metadata;
