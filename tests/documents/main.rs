//! Minutes and agenda as they go out: who reads what, and whether what was written survives every
//! format, whatever it is.

mod audiences;
mod example;
mod hostile;
mod story;
