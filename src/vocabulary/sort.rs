//! What sort of thing an entry of the catalogue is.

use serde::{Deserialize, Serialize};

use crate::format::closed_set;

closed_set! {
    /// What sort of thing an entry of the catalogue is.
    #[derive(Serialize, Deserialize)]
    pub enum Sort {
        /// An organisation.
        Body = "body",
        /// An act or regulation.
        Law = "law",
        /// Guidance, statutory or not.
        Guidance = "guidance",
        /// A scheme, framework, award or event.
        Scheme = "scheme",
        /// A product.
        Product = "product",
        /// A service or helpline.
        Service = "service",
        /// A word or phrase.
        Word = "word",
        /// An address on the web, or a number.
        Link = "link",
    }
}
