//! `tieup audit`: the data checked for order, duplicates and clashes.
