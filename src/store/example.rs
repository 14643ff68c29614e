//! The example that comes with the program.

/// A project file with a session as it really happened, the autumn session of 2018. It says
/// only what the public report on that session says.
pub fn example() -> &'static str {
    include_str!("../../assets/examples/herbstsitzung-2018.zirkel.ron")
}
