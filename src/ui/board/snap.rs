//! Snapping to neighbours and to the grid, with guides.
