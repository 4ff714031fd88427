//! The data files built into the program, listed by `build.rs`.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
