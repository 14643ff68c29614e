//! What a person does in the view `registers`.
