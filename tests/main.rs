//! One binary; a module a claim.
